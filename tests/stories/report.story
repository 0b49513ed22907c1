# How a report comes about (ux B.2): in any order, with second thoughts, in both languages.

story photo first
languages zh bo
citizen Zhang
staff Puncog urban-investment

Zhang: [photo]
bot: report.photo_received
  choices choice.cancel
Zhang: [place 32.50,80.10 阿里地区噶尔县狮泉河镇格桑路]
bot: report.place_received
  has 格桑路
  choices choice.submit choice.edit_place choice.cancel
Zhang: 下水道堵了，污水往外冒 | བཙོག་ཆུ་ཕྱི་ལ་ཐོན་གྱི་འདུག
bot: report.confirm
  has 下水道堵塞 | བཙོག་ཆུའི་ཡུར་བ་བཀག་པ
  has 污水往外冒 | ཕྱི་ལ་ཐོན་གྱི་འདུག
  choices choice.submit choice.edit choice.anonymous choice.cancel
Zhang: 提交 | བསྐུར
bot: report.filed
  has {number}
  has 城投公司 | གྲོང་ཁྱེར་མ་འཇོག་ཀུང་སི
  has 24 小时 | ཆུ་ཚོད་ 24
push Puncog: staff.assignment wecom_card
  has {number}
tickets 1
ticket state dispatched
ticket category drain-blocked
ticket rule G-01
ticket photos 1
ticket anonymous no

story text first, the place in it
languages zh bo
citizen Zhang
staff Losang rutog-service

Zhang: 日土县热帮乡龙门卡村路灯坏了三天 | རུ་ཐོག་རྫོང་གི་ལམ་གློག་ཆག་ནས་ཉིན་གསུམ་སོང་།
bot: report.text_received_with_place
  has 路灯不亮 | ལམ་གློག་མི་འབར་བ
  has 地点：日土县 热帮乡 龙门卡村 ✔ | གནས་ས། རུ་ཐོག་རྫོང ✔
  choices choice.submit_now choice.not_meant choice.cancel
Zhang: 直接提交 | ཐད་ཀར་བསྐུར
bot: report.filed
  has {number}
push Losang: staff.assignment wecom_card
ticket category street-lamp
ticket department rutog-service
ticket photos 0

story text first, no place in it
languages zh bo
citizen Zhang
staff Puncog urban-investment

Zhang: 路灯不亮好几天了 | ལམ་གློག་མི་འབར
bot: report.text_received
  choices choice.not_meant choice.cancel
Zhang: 狮泉河镇格桑路农行门口 | སེང་གེ་གཙང་པོ་གྲོང་རྡལ།
bot: report.confirm
  has 位置：狮泉河镇格桑路农行门口 | སྒར་རྫོང སེང་གེ་གཙང་པོ་གྲོང་རྡལ
Zhang: [photo]
bot: report.photo_added report.confirm
Zhang: [tap choice.submit]
bot: report.filed
push Puncog: staff.assignment
ticket place_id gesang-road | shiquanhe
ticket photos 1

story not meant as a report
languages zh bo
citizen Zhang

Zhang: 路灯不亮 | ལམ་གློག་མི་འབར
bot: report.text_received
Zhang: 不是这个意思 | དོན་དག་འདི་མིན
bot: report.not_meant
  choices choice.human choice.menu
tickets 0

story the description once more is no place
languages zh bo
citizen Zhang

Zhang: 路灯不亮好几天了 | ལམ་གློག་མི་འབར
bot: report.text_received
Zhang: 路灯不亮好几天了 | ལམ་གློག་མི་འབར
bot: report.ask_place
Zhang: 提交 | བསྐུར
bot: report.ask_place
tickets 0

story position first
languages zh bo
citizen Zhang
staff Puncog urban-investment

Zhang: [place 31.48,79.80]
bot: report.place_first
  has 札达县 托林镇 | རྩ་མདའ་རྫོང
  choices choice.report_here choice.nearby_offices choice.nearby_reports
Zhang: 1
bot: report.place_then_what
  choices choice.edit_place choice.cancel
Zhang: [photo]
bot: report.photo_received_with_place
Zhang: 井盖坏了 | ས་དོང་གི་ཁ་གཅོད་ཆག་འདུག
bot: report.confirm
Zhang: 好 | འགྲིག
bot: report.filed
  has {number}
ticket category manhole
ticket place_id tuolin
ticket department zanda-service

story position first, then offices and what others have reported
languages zh bo
citizen Zhang
citizen Li
staff Puncog urban-investment

Li: [photo]
bot: report.photo_received
Li: [place 32.5001,80.1001 阿里地区噶尔县狮泉河镇格桑路]
bot: report.place_received
Li: 下水道堵了 | བཙོག་ཆུ་བཀག་འདུག
bot: report.confirm
Li: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment
Zhang: [place 32.50,80.10 阿里地区噶尔县狮泉河镇格桑路]
bot: report.place_first
Zhang: 附近已反映的问题 | ཉེ་འགྲམ་ཞུ་ཟིན་པ
bot: report.nearby_line
  has · 下水道堵塞 已派单 | · བཙོག་ཆུའི་ཡུར་བ་བཀག་པ
  choices choice.report_here choice.nearby_offices
Zhang: [tap choice.nearby_offices]
bot: faq.miss_phone faq.miss_phone faq.miss_phone faq.miss_phone faq.miss_phone
  has 12345
  choices choice.report_here choice.nearby_reports
Zhang: 社保卡丢了怎么补 | སྤྱི་ཚོགས་འགན་སྲུང་བྱང་བུ་བརླགས་ན་ཅི་བྱེད།
bot: faq.hit
  has 社保卡 | སྤྱི་ཚོགས་འགན་སྲུང
tickets 1

story nothing reported nearby
languages zh bo
citizen Zhang
Zhang: [place 31.48,79.80]
bot: report.place_first
Zhang: 3
bot: report.nearby_none
Zhang: 垃圾没人管 | གད་སྙིགས་མང་པོ་འདུག
bot: report.text_kept report.confirm
  has 垃圾堆积 | གད་སྙིགས་སྤུངས་པ

story nine photos at once get one answer
languages zh bo
citizen Zhang
staff Wang sanitation

Zhang: [album 9]
bot: report.album_received
  has 9
  choices choice.cancel
Zhang: 格桑路 | སྐལ་བཟང་ལམ
bot: report.place_received
Zhang: 垃圾没人管 | གད་སྙིགས་མང་པོ་འདུག
bot: report.confirm
  has 照片：9 张 | པར། 9
Zhang: 提交 | བསྐུར
bot: report.filed
push Wang: staff.assignment
  has 9
ticket photos 9

story the tenth photo
languages zh bo
citizen Zhang

Zhang: [album 9]
bot: report.album_received
clock +30 seconds
Zhang: [photo]
bot: report.photos_too_many
  choices choice.replace_last_photo choice.keep_photos
Zhang: 1
bot: report.photo_replaced report.ask_place
Zhang: [album 2]
bot: report.photos_too_many
Zhang: 不用了 | མི་དགོས
bot: report.photos_kept report.ask_place
Zhang: 格桑路 | སྐལ་བཟང་ལམ
bot: report.place_received
Zhang: 提交 | བསྐུར
bot: report.filed_assigning
ticket photos 9

story more photos join the report
languages zh bo
citizen Zhang

Zhang: [album 2]
bot: report.photo_received
  has 2
Zhang: [place 32.50,80.10 阿里地区噶尔县狮泉河镇格桑路]
bot: report.place_received
Zhang: [album 3]
bot: report.photo_added report.confirm
  has 5

story cancel and restore
languages zh bo
citizen Zhang

Zhang: [album 2]
bot: report.photo_received
Zhang: 取消 | ཕྱིར་འཐེན
bot: report.cancelled_photos
  has 2
  choices choice.restore choice.menu
clock +9 minutes
Zhang: 恢复 | སླར་གསོ
bot: report.restored report.ask_place
Zhang: [tap choice.cancel]
bot: report.cancelled_photos
clock +11 minutes
Zhang: [tap choice.restore]
bot: report.restore_too_late
tickets 0

story cancelled, then something else
languages zh bo
citizen Zhang

Zhang: [photo]
bot: report.photo_received
Zhang: 取消 | ཕྱིར་འཐེན
bot: report.cancelled_photos
Zhang: 积分 | བསགས་སྐར
bot: points.empty
Zhang: 取消 | ཕྱིར་འཐེན
bot: common.nothing_to_cancel

story edit each part
languages zh bo
citizen Zhang
staff Puncog urban-investment

Zhang: [photo]
bot: report.photo_received
Zhang: 北京路 | པེ་ཅིན་ལམ
bot: report.place_received
Zhang: 下水道坏了 | བཙོག་ཆུ་བཀག་འདུག
bot: report.confirm
Zhang: 改 | བཟོ་བཅོས
bot: report.edit_menu
  choices choice.edit_photos choice.edit_place choice.edit_words choice.edit_nothing
Zhang: 2
bot: report.edit_place
Zhang: 格桑路 | སྐལ་བཟང་ལམ
bot: report.place_changed report.confirm
  has 格桑路 | སྐལ་བཟང་ལམ
  hasnot 北京路 | པེ་ཅིན་ལམ
Zhang: [tap choice.edit]
bot: report.edit_menu
Zhang: 改说明 | འགྲེལ་བཤད་བཟོ་བཅོས
bot: report.edit_words
Zhang: 路面有个大坑 | ལམ་ཁ་ཆག་འདུག
bot: report.confirm
  has 路面破损 | ལམ་ཁ་ཆག་པ
  hasnot 下水道 | བཙོག་ཆུ
Zhang: 改 | བཟོ་བཅོས
bot: report.edit_menu
Zhang: 1
bot: report.edit_photos
  has 1
Zhang: [album 2]
bot: report.photo_added report.confirm
  has 照片：2 张 | པར། 2
Zhang: 改 | བཟོ་བཅོས
bot: report.edit_menu
Zhang: 不改了 | བཟོ་བཅོས་མི་དགོས
bot: report.confirm
Zhang: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment
ticket category road-damaged
ticket photos 2

story the word to edit works before everything is there
languages zh bo
citizen Zhang

Zhang: [photo]
bot: report.photo_received
Zhang: 改 | བཟོ་བཅོས
bot: report.edit_menu
Zhang: 4
bot: report.ask_place

story the next day
languages zh bo
citizen Zhang
clock 2026-11-18 17:00

Zhang: [album 2]
bot: report.photo_received
Zhang: 格桑路 | སྐལ་བཟང་ལམ
bot: report.place_received
clock +16 hours
Zhang: 你好 | བཀྲ་ཤིས་བདེ་ལེགས།
bot: report.resume
  has 2
  has 格桑路 | སྐལ་བཟང་ལམ
  choices choice.resume choice.drop choice.leave_for_later
Zhang: 1
bot: report.resumed report.ask_words
Zhang: 提交 | བསྐུར
bot: report.filed_assigning
ticket photos 2

story the next day, dropped
languages zh bo
citizen Zhang

Zhang: [photo]
bot: report.photo_received
clock +2 hours
Zhang: 你好 | བཀྲ་ཤིས་བདེ་ལེགས།
bot: report.resume
Zhang: 丢掉 | དོར་བ
bot: report.dropped
Zhang: 继续 | མུ་མཐུད
bot: report.nothing_to_resume
tickets 0

story put off for a question, then taken up
languages zh bo
citizen Zhang

Zhang: [photo]
bot: report.photo_received
clock +2 hours
Zhang: 你好 | བཀྲ་ཤིས་བདེ་ལེགས།
bot: report.resume
Zhang: 3
bot: report.kept_for_later
Zhang: 社保卡丢了怎么补 | སྤྱི་ཚོགས་འགན་སྲུང་བྱང་བུ་བརླགས་ན་ཅི་བྱེད།
bot: faq.hit
  has 社保卡 | སྤྱི་ཚོགས་འགན་སྲུང
Zhang: 继续 | མུ་མཐུད
bot: report.resumed report.ask_place
Zhang: 格桑路 | སྐལ་བཟང་ལམ
bot: report.place_received
Zhang: 提交 | བསྐུར
bot: report.filed_assigning
ticket photos 1

story a draft is not filed unseen the next morning
languages zh bo
citizen Zhang

Zhang: [photo]
bot: report.photo_received
Zhang: 格桑路 | སྐལ་བཟང་ལམ
bot: report.place_received
clock +50 hours
Zhang: 可以 | འགྲིག
bot: report.resume
tickets 0

story a mere beginning is forgotten after a day
languages zh bo
citizen Zhang

Zhang: [photo]
bot: report.photo_received
clock +25 hours
Zhang: 你好 | བཀྲ་ཤིས་བདེ་ལེགས།
bot: common.are_you_there

story a new photo after a pause is a new report
languages zh bo
citizen Zhang

Zhang: [album 3]
bot: report.photo_received
Zhang: 格桑路 | སྐལ་བཟང་ལམ
bot: report.place_received
clock +1 hour
Zhang: [photo]
bot: report.photo_received
  has 1
Zhang: 取消 | ཕྱིར་འཐེན
bot: report.cancelled_photos
Zhang: 菜单 | དཀར་ཆག
bot: common.menu
Zhang: 继续 | མུ་མཐུད
bot: report.resumed report.ask_words
Zhang: 提交 | བསྐུར
bot: report.filed_assigning
ticket photos 3

story asking for people keeps the draft
languages zh bo
citizen Zhang

Zhang: [photo]
bot: report.photo_received
Zhang: 人工 | མི་དངོས
bot: human.nobody_free
Zhang: 继续 | མུ་མཐུད
bot: report.resumed report.ask_place

story without a name
languages zh bo
citizen Zhang
staff Wang sanitation

Zhang: [photo]
bot: report.photo_received
Zhang: 格桑路 | སྐལ་བཟང་ལམ
bot: report.place_received
Zhang: 垃圾没人管 | གད་སྙིགས་མང་པོ་འདུག
bot: report.confirm
Zhang: 匿名提交 | མིང་མ་བཀོད་པར་བསྐུར
bot: report.filed report.anonymous_on
push Wang: staff.assignment
ticket anonymous yes

story withdrawn in time
languages zh bo
set withdraw_window 2 minutes
citizen Zhang
staff Puncog urban-investment

Zhang: 格桑路路灯不亮 | སྐལ་བཟང་ལམ་གྱི་ལམ་གློག་མི་འབར
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed report.withdraw_hint
  has 城投公司 | གྲོང་ཁྱེར་མ་འཇོག་ཀུང་སི
  has 2 分钟 | སྐར་མ་ 2
ticket state accepted
clock +1 minute
quiet
Zhang: 撤回 | ཞུ་བ་ཕྱིར་འཐེན
bot: report.withdrawn
ticket state withdrawn
clock +10 minutes
quiet
Zhang: 撤回 | ཞུ་བ་ཕྱིར་འཐེན
bot: report.nothing_to_withdraw

story too late to withdraw
languages zh bo
set withdraw_window 2 minutes
citizen Zhang
staff Puncog urban-investment

Zhang: 格桑路路灯不亮 | སྐལ་བཟང་ལམ་གྱི་ལམ་གློག་མི་འབར
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed report.withdraw_hint
clock +2 minutes
push Puncog: staff.assignment
Zhang: 撤回 | ཞུ་བ་ཕྱིར་འཐེན
bot: report.withdraw_too_late
ticket state dispatched

story no duty rule fits: a dispatcher decides
languages zh bo
set withdraw_window 2 minutes
citizen Zhang
staff Puncog urban-investment

Zhang: [photo]
bot: report.photo_received
Zhang: 格桑路 | སྐལ་བཟང་ལམ
bot: report.place_received
Zhang: 提交 | བསྐུར
bot: report.filed_assigning report.withdraw_hint
clock +5 minutes
quiet
ticket state accepted
Zhang: 进度 | གནས་ཚུལ
bot: progress.header progress.line_assigning
dispatcher: dispatch urban-investment 该路段由城投公司管护
push Puncog: staff.assignment
push Zhang: notice.dispatched service_message
  has 城投公司 | གྲོང་ཁྱེར་མ་འཇོག་ཀུང་སི
ticket state dispatched

story declined with another way
languages zh bo
citizen Zhang

Zhang: [photo]
bot: report.photo_received
Zhang: 格桑路 | སྐལ་བཟང་ལམ
bot: report.place_received
Zhang: 提交 | བསྐུར
bot: report.filed_assigning
dispatcher: decline in_court
push Zhang: notice.declined
  has 12368
ticket state declined
Zhang: 进度 | གནས་ཚུལ
bot: progress.none

story a place nobody knows
languages zh bo
citizen Zhang

Zhang: [photo]
bot: report.photo_received
Zhang: 老王饭馆东边 | ཟ་ཁང་གི་ཤར་ངོས
bot: report.place_unknown
  choices choice.place_as_written choice.words_not_place choice.cancel
Zhang: 1
bot: report.place_received
  has 老王饭馆东边 | ཟ་ཁང་གི་ཤར་ངོས
Zhang: 提交 | བསྐུར
bot: report.filed_assigning
ticket place 老王饭馆东边 | ཟ་ཁང་གི་ཤར་ངོས

story the description instead of a place
languages zh bo
citizen Zhang

Zhang: [photo]
bot: report.photo_received
Zhang: 污水往外冒两天了 | བཙོག་ཆུ་ཕྱི་ལ་ཐོན་གྱི་འདུག
bot: report.place_unknown
Zhang: 2
bot: report.text_kept report.ask_place
Zhang: 格桑路 | སྐལ་བཟང་ལམ
bot: report.confirm
  has 污水往外冒两天了 | བཙོག་ཆུ་ཕྱི་ལ་ཐོན་གྱི་འདུག

story several places
languages zh bo
citizen Zhang

Zhang: [photo]
bot: report.photo_received
Zhang: 昆莎乡到日松乡的路口 | དགུན་ས་ཤང་ནས་རི་གསུམ་ཤང་བར
bot: report.place_ambiguous
  choices place:kunsha place:risong choice.other_place
Zhang: 2
bot: report.place_received
  has 昆莎乡到日松乡的路口 | དགུན་ས་ཤང་ནས་རི་གསུམ་ཤང་བར
Zhang: 提交 | བསྐུར
bot: report.filed
ticket place_id risong
ticket department rutog-service

story several places in a sentence
languages zh bo
citizen Zhang
staff Puncog urban-investment

Zhang: 昆莎乡到日松乡的路面坏了 | དགུན་ས་ཤང་ནས་རི་གསུམ་ཤང་བར་གྱི་ལམ་ཁ་ཆག་འདུག
bot: report.place_ambiguous
Zhang: [tap place:kunsha]
bot: report.text_received_with_place
  has 噶尔县 昆莎乡 | སྒར་རྫོང
Zhang: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment
ticket place_id kunsha

story none of the places
languages zh bo
citizen Zhang

Zhang: [photo]
bot: report.photo_received
Zhang: 昆莎乡到日松乡 | དགུན་ས་ཤང་ནས་རི་གསུམ་ཤང་བར
bot: report.place_ambiguous
Zhang: 都不是 | གཞན་ཞིག
bot: report.ask_place
Zhang: 格桑路 | སྐལ་བཟང་ལམ
bot: report.place_received

story a position outside the prefecture
languages zh bo
citizen Zhang

Zhang: [place 39.90,116.40 北京市东城区]
bot: report.place_outside
Zhang: [photo]
bot: report.photo_received
Zhang: [place 39.90,116.40 北京市东城区]
bot: report.place_outside
  choices choice.cancel
Zhang: [place 32.50,80.10 阿里地区噶尔县狮泉河镇格桑路]
bot: report.place_received

story the place of last time
languages zh bo
citizen Zhang
staff Puncog urban-investment

Zhang: 格桑路路灯不亮 | སྐལ་བཟང་ལམ་གྱི་ལམ་གློག་མི་འབར
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment
Zhang: [photo]
bot: report.photo_received
  choices choice.last_place choice.cancel
Zhang: 上次的位置 | སྔོན་མའི་གནས་ས
bot: report.place_received
  has 格桑路 | སྐལ་བཟང་ལམ
Zhang: 下水道堵了 | བཙོག་ཆུ་བཀག་འདུག
bot: report.confirm
Zhang: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment
ticket place_id gesang-road

story voice
languages zh bo
citizen Zhang

Zhang: [voice]
bot: report.voice_received
Zhang: [voice]
bot: report.voice_kept report.ask_place
Zhang: 格桑路 | སྐལ་བཟང་ལམ
bot: report.place_received
Zhang: [voice]
bot: report.voice_kept report.confirm
Zhang: 提交 | བསྐུར
bot: report.filed_assigning
ticket photos 3

story voice after a photo
languages zh bo
citizen Zhang

Zhang: [photo]
bot: report.photo_received
Zhang: [voice]
bot: report.voice_kept report.ask_place

story a report from the menu
languages zh bo
citizen Zhang

Zhang: [menu choice.report]
bot: report.start
  choices choice.cancel
Zhang: 广场的路灯坏了 | ལམ་གློག་ཆག་འདུག
bot: report.text_kept report.ask_place
Zhang: [menu choice.report]
bot: report.ask_place
Zhang: 格桑路 | སྐལ་བཟང་ལམ
bot: report.confirm

story a sentence too long is cut, and said so
citizen Zhang

Zhang: [photo]
bot: report.photo_received
Zhang: 格桑路
bot: report.place_received
Zhang: 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三
bot: report.text_too_long report.confirm
  has 一二三四五六七八九…
  hasnot 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十
  choices choice.submit choice.edit choice.anonymous choice.cancel

story ten reports a day
languages zh bo
set reports_per_day 1
citizen Zhang
staff Puncog urban-investment

Zhang: 格桑路路灯不亮 | སྐལ་བཟང་ལམ་གྱི་ལམ་གློག་མི་འབར
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.filed
push Puncog: staff.assignment
Zhang: 格桑路路灯不亮 | སྐལ་བཟང་ལམ་གྱི་ལམ་གློག་མི་འབར
bot: report.text_received_with_place
Zhang: 提交 | བསྐུར
bot: report.quota_reached
tickets 1
