# How people come and go (ux B.11), and how they are reached (B.0).

story welcome, unfollow, follow again
languages zh
newcomer Zhang
staff Puncog urban-investment

Zhang: [follow]
bot: common.welcome
Zhang: 格桑路下水道堵了
bot: report.text_received_with_place
Zhang: 提交
bot: report.filed
push Puncog: staff.assignment
Zhang: [photo]
bot: report.photo_received
Zhang: [unfollow]
nothing
Puncog: [card choice.acknowledge]
bot: staff.acknowledged
push Zhang: notice.acknowledged phone_task
Zhang: [follow]
bot: common.welcome_back_open
  has 1
Zhang: 继续
bot: report.nothing_to_resume

story follow again with nothing in hand
languages zh bo
citizen Zhang

Zhang: [unfollow]
nothing
Zhang: [follow]
bot: common.welcome_back

story who writes again can be written to again
languages zh bo
citizen Zhang
staff Puncog urban-investment

Zhang: 格桑路下水道堵了 | སྐལ་བཟང་ལམ་གྱི་བཙོག་ཆུ་བཀག་འདུག
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment
Zhang: [unfollow]
nothing
Zhang: 积分 | བསགས་སྐར
bot: points.empty
Puncog: [card choice.acknowledge]
bot: staff.acknowledged
push Zhang: notice.acknowledged service_message

story a code is scanned by somebody who follows
languages zh bo
citizen Zhang

Zhang: [scan asset:WC-017]
bot: common.menu

story the window is closed: template message, then a telephone call
languages zh bo
citizen Zhang
staff Puncog urban-investment

Zhang: 格桑路下水道堵了 | སྐལ་བཟང་ལམ་གྱི་བཙོག་ཆུ་བཀག་འདུག
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment
clock +49 hours
Puncog: [card choice.acknowledge]
bot: staff.acknowledged
push Zhang: notice.acknowledged platform_template
  has 处理中
platform Zhang no_door platform_template
Puncog: 写进展 | འཕེལ་རིམ་འབྲི་བ
bot: staff.note_ask
Puncog: 配件已到 | ལག་ཆ་འབྱོར་སོང་།
bot: staff.note_kept
push Zhang: notice.progress phone_task

story credit is kept for the survey
languages zh bo
set credit_message 2
citizen Zhang
staff Wangmo water-company

Zhang: 格桑路水压太小 | སྐལ་བཟང་ལམ་གྱི་ཆུ་མེད།
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Wangmo: staff.assignment
Wangmo: [card choice.acknowledge]
bot: staff.acknowledged_no_photo
push Zhang: notice.acknowledged service_message
Wangmo: 办结 | ཐག་གཅོད་ཚར
bot: staff.result_ask
Wangmo: 1
bot: staff.resolve_confirm
Wangmo: 1
bot: staff.resolved
push Zhang: notice.progress platform_template
reviewer: pass
push Zhang: notice.resolved service_message
push Wangmo: staff.review_passed

story the platform knows better than our count
languages zh bo
citizen Zhang
staff Puncog urban-investment

Zhang: 格桑路下水道堵了 | སྐལ་བཟང་ལམ་གྱི་བཙོག་ཆུ་བཀག་འདུག
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment
platform Zhang no_door service_message
Puncog: [card choice.acknowledge]
bot: staff.acknowledged
push Zhang: notice.acknowledged platform_template

story WeCom does not take the card: the text is sent instead
languages zh bo
citizen Zhang
staff Puncog urban-investment

platform Puncog no_door wecom_card
Zhang: 格桑路下水道堵了 | སྐལ་བཟང་ལམ་གྱི་བཙོག་ཆུ་བཀག་འདུག
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment wecom_text
Puncog: 签收 | དང་ལེན
bot: staff.acknowledged
push Zhang: notice.acknowledged
