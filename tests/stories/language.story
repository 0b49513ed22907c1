# Which language the bot speaks (ux B.0, B.7).

story a newcomer is welcomed in both languages
newcomer Zhang

Zhang: [follow]
bot: common.welcome
  has 您好
  has བཀྲ་ཤིས་བདེ་ལེགས།
Zhang: 菜单
bot: common.menu
  choices choice.report choice.ask choice.progress choice.points choice.human choice.tibetan

story the script of a message decides until somebody chooses
newcomer Dolma

Dolma: [photo]
bot: report.photo_received
language Dolma bo
Dolma: སྐལ་བཟང་ལམ།
bot: language.offer report.place_received
  has 以后都用藏文回复？请回：藏文
Dolma: བཙོག་ཆུ་བཀག་འདུག
bot: report.confirm
language Dolma zh
Dolma: 还结冰了
bot: report.text_kept report.confirm
language Dolma bo
Dolma: བོད་ཡིག
bot: language.switched
Dolma: 污水往外冒
bot: report.text_kept report.confirm
Dolma: བསྐུར
bot: report.filed

story switching
citizen Zhang

language Zhang bo
Zhang: 藏文
bot: language.switched
Zhang: 积分
bot: points.empty
Zhang: 藏文
bot: language.already
language Zhang zh
Zhang: [menu menu.language]
bot: language.switched
Zhang: 积分
bot: points.empty
language Zhang bo
Zhang: [menu menu.language]
bot: language.switched

story switching, from Tibetan
languages bo
citizen Dolma

language Dolma zh
Dolma: རྒྱ་ཡིག
bot: language.switched
Dolma: བསགས་སྐར
bot: points.empty
language Dolma bo
Dolma: བོད་སྐད
bot: language.switched

story a report goes on in the other language
languages zh
citizen Zhang

Zhang: [photo]
bot: report.photo_received
language Zhang bo
Zhang: 藏文
bot: language.switched
Zhang: 格桑路
bot: report.place_received
  has སྐལ་བཟང་ལམ
