# What staff do in chat and on cards (ux B.10).

story acknowledge, photos before and after, result, resolved
languages zh bo
citizen Zhang
staff Puncog urban-investment

Zhang: 格桑路下水道堵了 | སྐལ་བཟང་ལམ་གྱི་བཙོག་ཆུ་བཀག་འདུག
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment wecom_card
  has [签收] | [དང་ལེན]
  has [退单] | [ཕྱིར་སློག]
Puncog: 我的任务 | ངའི་ལས་འགན
bot: staff.tasks_header staff.task_line
  has {number}
Puncog: 1
bot: staff.task
  has 格桑路下水道堵了 | སྐལ་བཟང་ལམ་གྱི་བཙོག་ཆུ་བཀག་འདུག
  choices choice.acknowledge choice.hand_back
Puncog: [card choice.acknowledge]
bot: staff.acknowledged
  has {number}
push Zhang: notice.acknowledged
ticket state in_progress
Puncog: 办结 | ཐག་གཅོད་ཚར
bot: staff.after_photo_needed
Puncog: [photo]
bot: staff.photo_ask_when
  choices choice.after_photo choice.before_photo
Puncog: 处理前 | ཐག་མ་གཅོད་གོང
bot: staff.before_photo_received
Puncog: 办结 | ཐག་གཅོད་ཚར
bot: staff.after_photo_needed
Puncog: 写进展 | འཕེལ་རིམ་འབྲི་བ
bot: staff.note_ask
  choices choice.cancel
Puncog: 配件已到，明天更换 | ལག་ཆ་འབྱོར་སོང་། སང་ཉིན་བརྗེ་ངེས།
bot: staff.note_kept
push Zhang: notice.progress
  has 配件已到，明天更换 | ལག་ཆ་འབྱོར་སོང་།
clock +3 hours
Puncog: [photo]
bot: staff.photo_ask_when
Puncog: 完成 | ཐག་བཅད་རྗེས
bot: staff.after_photo_received
  choices choice.result_unblocked choice.result_cleared choice.result_replaced
Puncog: 1
bot: staff.resolve_confirm
  has 已疏通 | བཀག་ས་བསལ་ཟིན
  choices choice.yes choice.not_yet
Puncog: 还没 | ད་དུང་མིན
bot: staff.not_resolved_yet
Puncog: 办结 | ཐག་གཅོད་ཚར
bot: staff.result_ask
Puncog: 管道疏通了 | ཆུ་ཡུར་བཀག་ས་བསལ་ཟིན།
bot: staff.resolve_confirm
Puncog: 是 | ཡིན
bot: staff.resolved
  has 3 小时 | ཆུ་ཚོད་ 3
push Zhang: notice.progress
  has 管道疏通了 | ཆུ་ཡུར་བཀག་ས་བསལ་ཟིན།
ticket state resolved
ticket photos 2
Puncog: 我的任务 | ངའི་ལས་འགན
bot: staff.no_tasks

story two colleagues click the same card
languages zh bo
citizen Zhang
staff Puncog urban-investment
staff Cering urban-investment

Zhang: 格桑路下水道堵了 | སྐལ་བཟང་ལམ་གྱི་བཙོག་ཆུ་བཀག་འདུག
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment
push Cering: staff.assignment
Puncog: [card choice.acknowledge]
bot: staff.acknowledged
push Zhang: notice.acknowledged
Cering: [card choice.acknowledge]
bot: staff.already_acknowledged
  has Puncog
Puncog: [card choice.acknowledge]
bot: staff.already_acknowledged_self
ticket state in_progress

story handed back with a proposal, upheld
languages zh bo
citizen Zhang
staff Puncog urban-investment
staff Wang urban-management

Zhang: 格桑路下水道堵了 | སྐལ་བཟང་ལམ་གྱི་བཙོག་ཆུ་བཀག་འདུག
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment
Puncog: [card choice.hand_back]
bot: staff.hand_back_ask
  has {number}
  choices reason:not_ours reason:outside_area reason:duplicate reason:need_info reason:other
Puncog: 1
bot: staff.hand_back_unit
  choices choice.none choice.cancel
Puncog: 城管局 | གྲོང་ཁྱེར་དོ་དམ་ཅུས
bot: staff.handed_back
ticket state objected
quiet
reviewer: uphold urban-management 该处属城管范围
push Puncog: staff.hand_back_upheld
push Wang: staff.assignment
push Zhang: notice.reassigned
  has 城市管理局 | གྲོང་ཁྱེར་དོ་དམ་ཅུས
ticket department urban-management
ticket state dispatched

story handed back in one line, not upheld
languages zh bo
citizen Zhang
staff Puncog urban-investment

Zhang: 格桑路下水道堵了 | སྐལ་བཟང་ལམ་གྱི་བཙོག་ཆུ་བཀག་འདུག
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment
Puncog: 退 | ཕྱིར་སློག
bot: staff.hand_back_ask
Puncog: 1 住建局
bot: staff.handed_back
ticket state objected
reviewer: reject 按职责清单由你单位管护
push Puncog: staff.hand_back_rejected
  has 按职责清单由你单位管护
push Puncog: staff.assignment
ticket state dispatched

story not enough is known: the citizen is asked, and answers the next day
languages zh bo
citizen Zhang
staff Puncog urban-investment

Zhang: 格桑路下水道堵了 | སྐལ་བཟང་ལམ་གྱི་བཙོག་ཆུ་བཀག་འདུག
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment
Puncog: [card choice.hand_back]
bot: staff.hand_back_ask
Puncog: 4
bot: staff.hand_back_question
Puncog: 是哪个单元门口？ | སྒོ་གང་གི་མདུན་ཡིན།
bot: staff.handed_back
push Zhang: notice.need_info
  has 是哪个单元门口？ | སྒོ་གང་གི་མདུན་ཡིན།
clock +20 hours
Zhang: 三单元 | སྒོ་ཨང་གསུམ་པ།
bot: progress.supplemented
  has {number}
push Puncog: staff.supplemented
  has 三单元 | སྒོ་ཨང་གསུམ་པ།
ticket state objected
Zhang: 谢谢 | ཐུགས་རྗེ་ཆེ།
bot: common.thanks

story handing back is given up
languages zh bo
citizen Zhang
staff Puncog urban-investment

Zhang: 格桑路下水道堵了 | སྐལ་བཟང་ལམ་གྱི་བཙོག་ཆུ་བཀག་འདུག
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment
Puncog: 退单 | ཕྱིར་སློག
bot: staff.hand_back_ask
Puncog: 3
bot: staff.hand_back_detail
Puncog: 取消 | ཕྱིར་འཐེན
bot: common.cancelled
ticket state dispatched

story reassigned to another department
languages zh bo
citizen Zhang
staff Puncog urban-investment
staff Wang urban-management

Zhang: 格桑路下水道堵了 | སྐལ་བཟང་ལམ་གྱི་བཙོག་ཆུ་བཀག་འདུག
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment
Puncog: [card choice.acknowledge]
bot: staff.acknowledged
push Zhang: notice.acknowledged
dispatcher: reassign urban-management 现场为城管设施
push Puncog: staff.reassigned
push Wang: staff.assignment
push Zhang: notice.reassigned
Puncog: {number}
bot: staff.wrong_ticket
Wang: {tail}
bot: staff.task

story several tasks: which one
languages zh bo
citizen Zhang
staff Puncog urban-investment

Zhang: 格桑路下水道堵了 | སྐལ་བཟང་ལམ་གྱི་བཙོག་ཆུ་བཀག་འདུག
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment
clock +1 minute
Zhang: 北京路下水道堵了 | པེ་ཅིན་ལམ་གྱི་བཙོག་ཆུ་བཀག་འདུག
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment
Puncog: 签收 | དང་ལེན
bot: staff.which_task
Puncog: 2
bot: staff.acknowledged
  has {number}
push Zhang: notice.acknowledged
Puncog: 签收 | དང་ལེན
bot: staff.acknowledged
push Zhang: notice.acknowledged
Puncog: [photo]
bot: staff.photo_ask_when
Puncog: AL2611189999
bot: staff.ticket_not_found

story words of staff, and help
languages zh bo
citizen Zhang
staff Puncog urban-investment

Puncog: 帮助 | རོགས་རམ
bot: staff.help
Puncog: 签收 | དང་ལེན
bot: staff.no_tasks
Puncog: [photo]
bot: staff.photo_no_task

story a phone without WeCom is bound by a code
languages zh bo
citizen Zhang
staff Tashi heating-company phone

Tashi: 绑定 | སྦྲེལ་བ
bot: staff.bind_ask | language.offer staff.bind_ask
Tashi: 000000
bot: staff.code_wrong
  has 2
Tashi: {code Tashi}
bot: staff.bound
  has Tashi
Tashi: 绑定 | སྦྲེལ་བ
bot: staff.already_bound
Tashi: 我的任务 | ངའི་ལས་འགན
bot: staff.no_tasks
Zhang: 格桑路暖气不热 | སྐལ་བཟང་ལམ་གྱི་དྲོད་འདོན་མི་ཚ།
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Tashi: staff.assignment service_message
  has {number}
Tashi: 签收 | དང་ལེན
bot: staff.acknowledged_no_photo
push Zhang: notice.acknowledged
clock +49 hours
Zhang: 补充 | ཁ་སྣོན
bot: progress.supplement_ask
Zhang: 屋里只有十度 | ཁང་པ་གྲང་མོ་འདུག
bot: progress.supplemented
push Tashi: staff.supplemented platform_template

story a code in one message, wrong codes and a stranger
languages zh bo
newcomer Mallory
staff Tashi heating-company phone

language Mallory zh
Mallory: 绑定 111111
bot: staff.code_wrong
Mallory: 绑定 222222
bot: staff.code_wrong
Mallory: 绑定 333333
bot: staff.code_blocked
Mallory: 绑定 {code Tashi}
bot: staff.code_blocked
clock +31 minutes
Mallory: 我的任务
bot: staff.only_staff
Tashi: 绑定 {code Tashi} | སྦྲེལ་བ {code Tashi}
bot: staff.bound

story a code is good once
languages zh bo
newcomer Mallory
staff Tashi heating-company phone

Tashi: 绑定 {code Tashi} | སྦྲེལ་བ {code Tashi}
bot: staff.bound
language Mallory zh
Mallory: 绑定 {code Tashi}
bot: staff.code_expired

story staff report like everybody and judge their own report
languages zh bo
staff Tashi heating-company phone
staff Puncog urban-investment

Tashi: 绑定 {code Tashi} | སྦྲེལ་བ {code Tashi}
bot: staff.bound
Tashi: 格桑路路灯不亮 | སྐལ་བཟང་ལམ་གྱི་ལམ་གློག་མི་འབར
bot: report.text_received_with_place
Tashi: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment
Puncog: [card choice.acknowledge]
bot: staff.acknowledged
push Tashi: notice.acknowledged
Tashi: 催一下 | དྲན་སྐུལ
bot: progress.urged
push Puncog: staff.urged
