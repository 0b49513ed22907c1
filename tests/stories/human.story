# A human being (ux B.9), and small things people notice (B.11).

story out of hours
languages zh bo
clock 2026-11-18 20:30
citizen Zhang

Zhang: 人工 | མི་དངོས
bot: human.off_hours
  has 12345
  choices choice.leave_message choice.report choice.ask
Zhang: 1
bot: human.leave_message
  choices choice.cancel
Zhang: 想问一下搬家补偿的事 | སྡོད་ཁང་གི་གུན་གསབ་སྐོར་འདྲི་རྒྱུ་ཡོད།
bot: human.message_kept
  has {number}
ticket kind consultation
ticket request 想问一下搬家补偿的事 | སྡོད་ཁང་གི་གུན་གསབ་སྐོར་འདྲི་རྒྱུ་ཡོད།

story at the weekend nobody is there
languages zh bo
clock 2026-11-21 10:00
citizen Zhang

Zhang: [menu choice.human]
bot: human.off_hours
Zhang: 反映问题 | གནད་དོན་ཞུ་བ
bot: report.start

story within office hours
languages zh bo
clock 2026-11-18 10:00
citizen Zhang

Zhang: 人工 | མི་དངོས
bot: human.nobody_free
Zhang: 3
bot: faq.ask

story courtesies
languages zh bo
citizen Zhang

Zhang: 谢谢 | ཐུགས་རྗེ་ཆེ།
bot: common.thanks
Zhang: 在吗 | བཀྲ་ཤིས་བདེ་ལེགས།
bot: common.are_you_there
Zhang: 😊
bot: common.sticker
Zhang: /::)
bot: common.sticker
Zhang: [link 一篇文章]
bot: common.link
Zhang: [video]
bot: common.video
Zhang: [file]
bot: common.file
Zhang: [unknown]
bot: common.unsupported

story courtesies in the middle of a report change nothing
languages zh bo
citizen Zhang

Zhang: [photo]
bot: report.photo_received
Zhang: [video]
bot: common.video
Zhang: 谢谢 | ཐུགས་རྗེ་ཆེ།
bot: common.thanks
Zhang: 格桑路 | སྐལ་བཟང་ལམ
bot: report.place_received

story swearing is answered calmly
citizen Zhang

Zhang: 你们都是废物
bot: common.swearing

story not understood twice
languages zh bo
citizen Zhang

Zhang: 啦啦啦呀 | ཀྭ་ཀྭ་ཀྭ།
bot: common.unknown
Zhang: 嘻嘻哈哈哟 | ཛྭ་ཛྭ་ཛྭ།
bot: common.unknown_twice
  choices choice.human choice.menu
Zhang: 2
bot: common.menu

story the same message three times
languages zh bo
citizen Zhang

Zhang: 啦啦啦呀 | ཀྭ་ཀྭ་ཀྭ།
bot: common.unknown
Zhang: 啦啦啦呀 | ཀྭ་ཀྭ་ཀྭ།
bot: common.unknown_twice
Zhang: 啦啦啦呀 | ཀྭ་ཀྭ་ཀྭ།
bot: common.repeated

story a number that does not belong here is covered
languages zh bo
citizen Zhang
staff Puncog urban-investment

Zhang: 54252319900101123X
bot: common.id_number
Zhang: 格桑路路灯不亮，身份证54252319900101123X | སྐལ་བཟང་ལམ་གྱི་ལམ་གློག་མི་འབར། 54252319900101123X
bot: common.id_number report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment
ticket request 格桑路路灯不亮，身份证****************3X | སྐལ་བཟང་ལམ་གྱི་ལམ་གློག་མི་འབར། ****************3X
