# What became of it (ux B.4): list, number, urging, supplementing; and points (B.5).

story nothing yet
languages zh bo
citizen Zhang

Zhang: 进度 | གནས་ཚུལ
bot: progress.none
Zhang: 积分 | བསགས་སྐར
bot: points.empty
  choices choice.points_how
Zhang: 1
bot: points.how
  has 20
Zhang: 积分明细 | བསགས་སྐར་ཞིབ་ཕྲ
bot: points.history_empty
Zhang: 9999
bot: progress.not_found
  has 9999

story list, number, urge and supplement
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
push Zhang: notice.acknowledged service_message
  has 城投公司 | གྲོང་ཁྱེར་མ་འཇོག་ཀུང་སི
Zhang: 进度 | གནས་ཚུལ
bot: progress.header progress.line
  has {number} 下水道堵塞 | {number} བཙོག་ཆུའི་ཡུར་བ་བཀག་པ
  has 受理●派单●处理●办结○评价○ | དང་ལེན●བགོས●ཐག་གཅོད●ཚར○གདེང○
  has 城投公司 | གྲོང་ཁྱེར་མ་འཇོག་ཀུང་སི
  choices ticket:{number}
Zhang: 1
bot: progress.detail
  choices choice.urge choice.supplement
Zhang: 催一下 | དྲན་སྐུལ
bot: progress.urged
  has 城投公司 | གྲོང་ཁྱེར་མ་འཇོག་ཀུང་སི
push Puncog: staff.urged
Zhang: 催一下 | དྲན་སྐུལ
bot: progress.urged_already
clock +1 day
Zhang: 催一下 | དྲན་སྐུལ
bot: progress.urged
push Puncog: staff.urged
Zhang: {tail}
bot: progress.detail
  has {number}
Zhang: {number}
bot: progress.detail
Zhang: [tap choice.supplement]
bot: progress.supplement_ask
  choices choice.cancel
Zhang: 晚上还结冰 | དགོང་མོ་འཁྱགས་རོམ་ཆགས་ཀྱི་འདུག
bot: progress.supplemented
push Puncog: staff.supplemented
  has 晚上还结冰 | དགོང་མོ་འཁྱགས་རོམ་ཆགས་ཀྱི་འདུག
Zhang: [photo]
bot: progress.supplemented
push Puncog: staff.supplemented_photos
ticket photos 1
tickets 1

story several tickets: which one is meant
languages zh bo
citizen Zhang
staff Puncog urban-investment
staff Wang sanitation

Zhang: 格桑路下水道堵了 | སྐལ་བཟང་ལམ་གྱི་བཙོག་ཆུ་བཀག་འདུག
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment
clock +1 minute
Zhang: 北京路垃圾没人管 | པེ་ཅིན་ལམ་གྱི་གད་སྙིགས་མང་པོ་འདུག
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Wang: staff.assignment
Zhang: 进度 | གནས་ཚུལ
bot: progress.header progress.line progress.line
  has 2
Zhang: 催一下 | དྲན་སྐུལ
bot: progress.which progress.line progress.line
Zhang: 2
bot: progress.urged
push Puncog: staff.urged
Zhang: 补充 | ཁ་སྣོན
bot: progress.supplement_ask
Zhang: 取消 | ཕྱིར་འཐེན
bot: common.cancelled

story somebody else's number
languages zh bo
citizen Zhang
citizen Li
staff Puncog urban-investment

Zhang: 格桑路下水道堵了 | སྐལ་བཟང་ལམ་གྱི་བཙོག་ཆུ་བཀག་འདུག
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment
Li: {number}
bot: progress.public
  hasnot 下水道 | བཙོག་ཆུ
  choices none
Li: {tail}
bot: progress.not_found

story the list may be read in the middle of a report
languages zh bo
citizen Zhang
staff Puncog urban-investment

Zhang: 格桑路下水道堵了 | སྐལ་བཟང་ལམ་གྱི་བཙོག་ཆུ་བཀག་འདུག
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment
Zhang: [photo]
bot: report.photo_received
Zhang: 进度 | གནས་ཚུལ
bot: progress.header progress.line
  choices none
Zhang: 积分 | བསགས་སྐར
bot: points.empty
  choices none
Zhang: 格桑路 | སྐལ་བཟང་ལམ
bot: report.place_received

story a supplement to what is over
languages zh bo
citizen Zhang

Zhang: [photo]
bot: report.photo_received
Zhang: 格桑路 | སྐལ་བཟང་ལམ
bot: report.place_received
Zhang: 提交 | བསྐུར
bot: report.filed_assigning
Zhang: {tail}
bot: progress.detail_plain
Zhang: 补充 | ཁ་སྣོན
bot: progress.supplement_ask
dispatcher: decline repeated
push Zhang: notice.declined
Zhang: 再补一句 | ཁ་སྣོན་ཞིག
bot: progress.supplement_closed
