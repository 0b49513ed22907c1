# The end of a ticket (ux B.6): review, what the citizen says, points, reopening.

story reworked, resolved again, passed, not fixed, fixed: points once
languages zh bo
citizen Zhang
staff Puncog urban-investment

Zhang: 格桑路下水道堵了 | སྐལ་བཟང་ལམ་གྱི་བཙོག་ཆུ་བཀག་འདུག
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment
Puncog: [card choice.acknowledge]
bot: staff.acknowledged
push Zhang: notice.acknowledged
Puncog: [photo]
bot: staff.photo_ask_when
Puncog: 1
bot: staff.after_photo_received
Puncog: 1
bot: staff.resolve_confirm
Puncog: 1
bot: staff.resolved
push Zhang: notice.progress
reviewer: rework 照片看不清，请重拍
push Puncog: staff.review_rework wecom_card
  has 照片看不清，请重拍
  has [办结] | [ཚར་སོང]
push Zhang: notice.rework
ticket state rework
Puncog: 退单 | ཕྱིར་སློག
bot: staff.hand_back_too_late
Puncog: [card choice.resolve]
bot: staff.result_ask
Puncog: 换了新管 | སྦུག་མདོང་གསར་པ་བརྗེས་ཟིན།
bot: staff.resolve_confirm
Puncog: 是 | ཡིན
bot: staff.resolved
push Zhang: notice.progress
reviewer: pass
push Zhang: notice.resolved service_message
  has 下水道堵塞 已办结：换了新管 | སྦུག་མདོང་གསར་པ་བརྗེས་ཟིན།
  choices choice.solved choice.not_fixed
push Puncog: staff.review_passed
ticket state awaiting_call_back
Zhang: 进度 | གནས་ཚུལ
bot: progress.header progress.line_rate
Zhang: 没修好 | བཟོ་བཅོས་ཚར་མེད
bot: survey.reason_ask
  choices choice.reason_unsolved choice.reason_slow choice.reason_attitude choice.reason_no_contact choice.reason_other choice.cancel
Zhang: 水还在往外流 | ཆུ་ད་དུང་ཐོན་གྱི་འདུག
bot: survey.reopened
  has {number}
push Puncog: staff.citizen_rework wecom_card
  has 水还在往外流 | ཆུ་ད་དུང་ཐོན་གྱི་འདུག
ticket state rework
survey solved no
points Zhang 0
Zhang: [photo]
bot: progress.supplemented
Puncog: [card choice.resolve]
bot: staff.result_ask
Puncog: 1
bot: staff.resolve_confirm
Puncog: 是 | ཡིན
bot: staff.resolved
push Zhang: notice.progress
reviewer: pass
push Zhang: notice.resolved
push Puncog: staff.review_passed
Zhang: [tap choice.solved]
bot: survey.thanks_points
  has +10
push Puncog: staff.closed
  has 满意 | ཡིད་ཚིམ
ticket state closed
survey solved yes
points Zhang 10
Zhang: [old-tap choice.solved]
bot: survey.answered_already
points Zhang 10
Zhang: 积分 | བསགས་སྐར
bot: points.balance
  has 10
  choices choice.points_history choice.points_how
Zhang: 1
bot: points.history_header points.history_line
  has {number}
  has 11月18日 | ཟླ་ 11 ཚེས་ 18
clock +2 days
Zhang: 没修好 | བཟོ་བཅོས་ཚར་མེད
bot: survey.reason_ask
Zhang: 1
bot: survey.reopened
push Puncog: staff.citizen_rework
ticket reopen_count 1
Puncog: [card choice.resolve]
bot: staff.result_ask
Puncog: 1
bot: staff.resolve_confirm
Puncog: 是 | ཡིན
bot: staff.resolved
push Zhang: notice.progress
reviewer: pass
push Zhang: notice.resolved
push Puncog: staff.review_passed
Zhang: 修好了 | བཟོ་བཅོས་ཚར
bot: survey.thanks
push Puncog: staff.closed
points Zhang 10

story answered by the number of the pushed choice
languages zh bo
citizen Zhang
staff Puncog urban-investment

Zhang: 格桑路暖气漏水 | སྐལ་བཟང་ལམ་གྱི་ལམ་གློག་མི་འབར
bot: report.text_received_with_place
Zhang: 取消 | ཕྱིར་འཐེན
bot: report.cancelled
Zhang: 格桑路路灯不亮 | སྐལ་བཟང་ལམ་གྱི་ལམ་གློག་མི་འབར
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment
Puncog: [card choice.acknowledge]
bot: staff.acknowledged
push Zhang: notice.acknowledged
Puncog: [photo]
bot: staff.photo_ask_when
Puncog: 1
bot: staff.after_photo_received
Puncog: 1
bot: staff.resolve_confirm
Puncog: 1
bot: staff.resolved
push Zhang: notice.progress
reviewer: pass
push Zhang: notice.resolved
push Puncog: staff.review_passed
clock +5 hours
Zhang: 1
bot: survey.thanks_points
push Puncog: staff.closed
ticket state closed
survey satisfaction 4
survey contacted unknown

story rated by grade: low for the manner, closed; the word brings the grades
languages zh bo
citizen Zhang
staff Wangmo water-company

Zhang: 格桑路水压太小 | སྐལ་བཟང་ལམ་གྱི་ཆུ་མེད།
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Wangmo: staff.assignment
Wangmo: [card choice.acknowledge]
bot: staff.acknowledged_no_photo
push Zhang: notice.acknowledged
Wangmo: 办结 | ཐག་གཅོད་ཚར
bot: staff.result_ask
Wangmo: 1
bot: staff.resolve_confirm
Wangmo: 1
bot: staff.resolved
push Zhang: notice.progress
reviewer: pass
push Zhang: notice.resolved
push Wangmo: staff.review_passed
Zhang: 评价 | གདེང་འཇོག
bot: survey.ask
  choices choice.rate_1 choice.rate_2 choice.rate_3 choice.rate_4 choice.rate_5 choice.not_fixed
Zhang: 2
bot: survey.reason_ask
Zhang: 太慢 | དལ་དྲགས
bot: survey.low_thanks
push Wangmo: staff.closed
  has 不满意 | ཡིད་མ་ཚིམ
ticket state closed
survey satisfaction 2
survey solved unknown

story a low grade because it is not done goes back
languages zh bo
citizen Zhang
staff Wangmo water-company

Zhang: 格桑路水压太小 | སྐལ་བཟང་ལམ་གྱི་ཆུ་མེད།
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Wangmo: staff.assignment
Wangmo: [card choice.acknowledge]
bot: staff.acknowledged_no_photo
push Zhang: notice.acknowledged
Wangmo: 办结 | ཐག་གཅོད་ཚར
bot: staff.result_ask
Wangmo: 1
bot: staff.resolve_confirm
Wangmo: 1
bot: staff.resolved
push Zhang: notice.progress
reviewer: pass
push Zhang: notice.resolved
push Wangmo: staff.review_passed
Zhang: 很不满意 | ཡིད་གཏན་ནས་མ་ཚིམ
bot: survey.reason_ask
Zhang: [photo]
bot: survey.reason_ask
Zhang: 5
bot: survey.reason_write
Zhang: 还是没有水 | ད་དུང་ཆུ་མི་འདུག
bot: survey.reopened
push Wangmo: staff.citizen_rework
ticket state rework
ticket photos 1
survey satisfaction 1
survey words 还是没有水 | ད་དུང་ཆུ་མི་འདུག

story nobody answers: reminded once, closed by the timer, still to be reopened
languages zh bo
citizen Zhang
staff Wangmo water-company

Zhang: 格桑路水压太小 | སྐལ་བཟང་ལམ་གྱི་ཆུ་མེད།
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Wangmo: staff.assignment
Wangmo: [card choice.acknowledge]
bot: staff.acknowledged_no_photo
push Zhang: notice.acknowledged
Wangmo: 办结 | ཐག་གཅོད་ཚར
bot: staff.result_ask
Wangmo: 1
bot: staff.resolve_confirm
Wangmo: 1
bot: staff.resolved
push Zhang: notice.progress
reviewer: pass
push Zhang: notice.resolved
push Wangmo: staff.review_passed
clock +3 days
push Zhang: survey.ask_again platform_template
clock +1 day
quiet
clock +3 days
push Zhang: notice.closed_unrated platform_template
push Zhang: notice.points_granted platform_template
ticket state closed
survey none
Zhang: [tap choice.solved]
bot: survey.expired
Zhang: 没修好 | བཟོ་བཅོས་ཚར་མེད
bot: survey.reason_ask
Zhang: 1
bot: survey.reopened
push Wangmo: staff.citizen_rework
ticket state rework

story reopened as often as allowed: somebody phones
languages zh bo
set reopen_max 0
citizen Zhang
staff Wangmo water-company

Zhang: 格桑路水压太小 | སྐལ་བཟང་ལམ་གྱི་ཆུ་མེད།
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Wangmo: staff.assignment
Wangmo: [card choice.acknowledge]
bot: staff.acknowledged_no_photo
push Zhang: notice.acknowledged
Wangmo: 办结 | ཐག་གཅོད་ཚར
bot: staff.result_ask
Wangmo: 1
bot: staff.resolve_confirm
Wangmo: 1
bot: staff.resolved
push Zhang: notice.progress
reviewer: pass
push Zhang: notice.resolved
push Wangmo: staff.review_passed
Zhang: 很满意 | ཧ་ཅང་ཡིད་ཚིམ
bot: survey.thanks_points
push Wangmo: staff.closed
Zhang: 没修好 | བཟོ་བཅོས་ཚར་མེད
bot: survey.reason_ask
Zhang: 1
bot: survey.to_supervisor
push Zhang: survey.to_supervisor phone_task
ticket state closed

story too late to reopen
languages zh bo
citizen Zhang
staff Wangmo water-company

Zhang: 格桑路水压太小 | སྐལ་བཟང་ལམ་གྱི་ཆུ་མེད།
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Wangmo: staff.assignment
Wangmo: [card choice.acknowledge]
bot: staff.acknowledged_no_photo
push Zhang: notice.acknowledged
Wangmo: 办结 | ཐག་གཅོད་ཚར
bot: staff.result_ask
Wangmo: 1
bot: staff.resolve_confirm
Wangmo: 1
bot: staff.resolved
push Zhang: notice.progress
reviewer: pass
push Zhang: notice.resolved
push Wangmo: staff.review_passed
Zhang: 一般 | འགྲིག་ཙམ
bot: survey.thanks_points
push Wangmo: staff.closed
clock +16 days
Zhang: 没修好 | བཟོ་བཅོས་ཚར་མེད
bot: survey.reason_ask
Zhang: 1
bot: survey.reopen_too_late
  has 15
ticket state closed

story the day's points are used up, and said so
languages zh bo
set daily_cap 5
citizen Zhang
staff Wangmo water-company

Zhang: 格桑路水压太小 | སྐལ་བཟང་ལམ་གྱི་ཆུ་མེད།
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Wangmo: staff.assignment
Wangmo: [card choice.acknowledge]
bot: staff.acknowledged_no_photo
push Zhang: notice.acknowledged
Wangmo: 办结 | ཐག་གཅོད་ཚར
bot: staff.result_ask
Wangmo: 1
bot: staff.resolve_confirm
Wangmo: 1
bot: staff.resolved
push Zhang: notice.progress
reviewer: pass
push Zhang: notice.resolved
push Wangmo: staff.review_passed
Zhang: 满意 | ཡིད་ཚིམ
bot: survey.thanks_points
push Wangmo: staff.closed
points Zhang 5
Zhang: 北京路水压太小 | པེ་ཅིན་ལམ་གྱི་ཆུ་མེད།
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Wangmo: staff.assignment
Wangmo: [card choice.acknowledge]
bot: staff.acknowledged_no_photo
push Zhang: notice.acknowledged
Wangmo: 办结 | ཐག་གཅོད་ཚར
bot: staff.result_ask
Wangmo: 1
bot: staff.resolve_confirm
Wangmo: 1
bot: staff.resolved
push Zhang: notice.progress
reviewer: pass
push Zhang: notice.resolved
push Wangmo: staff.review_passed
Zhang: 满意 | ཡིད་ཚིམ
bot: survey.thanks points.none_for_ticket
  has 今天的积分已满 | དེ་རིང་གི་བསགས་སྐར་གང་ཟིན།
push Wangmo: staff.closed
points Zhang 5

story nothing for a report without a name
languages zh bo
citizen Zhang
staff Wangmo water-company

Zhang: [photo]
bot: report.photo_received
Zhang: 格桑路 | སྐལ་བཟང་ལམ
bot: report.place_received
Zhang: 水压太小 | ཆུ་མེད།
bot: report.confirm
Zhang: 匿名 | མིང་མི་བཀོད
bot: report.filed report.anonymous_on
push Wangmo: staff.assignment
Wangmo: [card choice.acknowledge]
bot: staff.acknowledged_no_photo
push Zhang: notice.acknowledged
Wangmo: 办结 | ཐག་གཅོད་ཚར
bot: staff.result_ask
Wangmo: 1
bot: staff.resolve_confirm
Wangmo: 1
bot: staff.resolved
push Zhang: notice.progress
reviewer: pass
push Zhang: notice.resolved
push Wangmo: staff.review_passed
Zhang: 满意 | ཡིད་ཚིམ
bot: survey.thanks
push Wangmo: staff.closed
points Zhang 0
