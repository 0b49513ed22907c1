# Choices and repeats (ux B.0): a stale tap answers nothing, a repeat gets the stored answer.

story a tap on an old question
languages zh bo
citizen Zhang

Zhang: [photo]
bot: report.photo_received
Zhang: 格桑路 | སྐལ་བཟང་ལམ
bot: report.place_received
Zhang: 下水道堵了 | བཙོག་ཆུ་བཀག་འདུག
bot: report.confirm
Zhang: [old-tap choice.edit_place]
bot: option.expired report.confirm
  choices choice.submit choice.edit choice.anonymous choice.cancel
tickets 0

story a second tap on what was answered
languages zh bo
citizen Zhang

Zhang: [photo]
bot: report.photo_received
Zhang: 格桑路 | སྐལ་བཟང་ལམ
bot: report.place_received
Zhang: [tap choice.submit]
bot: report.filed_assigning
Zhang: [old-tap choice.submit]
bot: option.expired_nothing
tickets 1

story number, word and tap are equal
languages zh bo
citizen Zhang

Zhang: 菜单 | དཀར་ཆག
bot: common.menu
Zhang: 4
bot: points.empty
Zhang: 0
bot: common.menu
Zhang: ༤
bot: points.empty
Zhang: 帮助 | རོགས་རམ
bot: common.menu
Zhang: 积分。 | བསགས་སྐར།
bot: points.empty
Zhang: 菜单 | དཀར་ཆག
bot: common.menu
Zhang: [tap choice.points]
bot: points.empty

story a number that is not on offer
languages zh bo
citizen Zhang

Zhang: [photo]
bot: report.photo_received
Zhang: 格桑路 | སྐལ་བཟང་ལམ
bot: report.place_received
Zhang: 7
bot: common.choose report.place_received
  choices choice.submit choice.edit_place choice.cancel

story a repeated message gets the stored answer and does nothing twice
languages zh bo
citizen Zhang
staff Puncog urban-investment

Zhang: [photo]
bot: report.photo_received
Zhang: [repeat]
bot: report.photo_received
  has 1
Zhang: 格桑路 | སྐལ་བཟང་ལམ
bot: report.place_received
Zhang: 下水道堵了 | བཙོག་ཆུ་བཀག་འདུག
bot: report.confirm
Zhang: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment
Zhang: [repeat]
bot: report.filed
quiet
tickets 1
ticket photos 1
Puncog: [card choice.acknowledge]
bot: staff.acknowledged
push Zhang: notice.acknowledged
Puncog: [repeat]
bot: staff.acknowledged
quiet

story a tap in an older pushed message is for its ticket
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
Zhang: [photo]
bot: report.photo_received
Zhang: [old-tap choice.solved]
bot: survey.thanks_points
push Wangmo: staff.closed
Zhang: 继续 | མུ་མཐུད
bot: report.resumed report.ask_place
