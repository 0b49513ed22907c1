# Danger (ux B.8): numbers first, in both languages, for everybody.

story a fire, the place in the words, then the position, then a false alarm
languages zh bo
citizen Zhang
staff Duty duty-office

Zhang: 格桑路饭馆着火了 | སྐལ་བཟང་ལམ་ལ་མེ་ཤོར་སོང་།
bot: emergency.fire
  has 119
  has མེ་སྐྱོན་བྱུང་ན་ལམ་སེང་ 119
  choices choice.false_alarm
push Duty: emergency.duty_alert wecom_card
  has {number}
  has 格桑路 | སྐལ་བཟང་ལམ
ticket kind emergency
ticket category emergency
ticket place_id gesang-road
Zhang: [place 32.50,80.10 阿里地区噶尔县狮泉河镇格桑路]
bot: emergency.place_received
  choices choice.safe choice.not_safe choice.false_alarm
push Duty: staff.supplemented
Zhang: 2
bot: emergency.not_safe
push Duty: staff.supplemented
  has 需要帮助 | རོགས་རམ་དགོས
Zhang: 误报 | ནོར་འཁྲུལ་བྱུང
bot: emergency.false_alarm
push Duty: staff.withdrawn
ticket state withdrawn
tickets 1

story no place yet: the next words name it
languages zh bo
citizen Zhang
staff Duty duty-office

Zhang: 有人落水了，救命 | མི་གཅིག་ཆུར་ལྷུང་སོང་།
bot: emergency.rescue
push Duty: emergency.duty_alert
Zhang: 快来人啊 | མགྱོགས་པོ་ཤོག
bot: emergency.still_call
push Duty: staff.supplemented
Zhang: 格桑路桥边 | སྐལ་བཟང་ལམ་གྱི་ཟམ་འགྲམ
bot: emergency.place_received
  has 格桑路桥边 | སྐལ་བཟང་ལམ་གྱི་ཟམ་འགྲམ
push Duty: staff.supplemented
Zhang: [tap choice.safe]
bot: emergency.safe
ticket place 格桑路桥边 | སྐལ་བཟང་ལམ་གྱི་ཟམ་འགྲམ
tickets 1

story danger comes before everything, and takes the draft's photo along
languages zh bo
citizen Zhang
staff Duty duty-office

Zhang: [photo]
bot: report.photo_received
Zhang: 着火了 | མེ་ཤོར་སོང་།
bot: emergency.fire
push Duty: emergency.duty_alert
ticket photos 1
Zhang: 着火了 | མེ་ཤོར་སོང་།
bot: emergency.fire
push Duty: staff.supplemented
tickets 1
points Zhang 0

story danger is heard in recognised speech too
languages zh bo
citizen Zhang
staff Duty duty-office

Zhang: [voice 有人昏迷了，快救人]
bot: emergency.rescue
push Duty: emergency.duty_alert

story a newcomer in danger reads both languages and nothing else
newcomer Dolma
staff Duty duty-office

language Dolma bo
Dolma: མེ་ཤོར་སོང་།
bot: emergency.fire
  has ⚠ 火灾请马上打 119
  has མེ་སྐྱོན་བྱུང་ན་ལམ་སེང་ 119
  hasnot 以后都用藏文回复
push Duty: emergency.duty_alert

story no power: the company that repairs it, with its telephone
languages zh bo
citizen Zhang
staff Li power-company

Zhang: 北京路停电了 | པེ་ཅིན་ལམ་ལ་གློག་ཆད་སོང་།
bot: emergency.utility emergency.utility_phone
  has {number}
  has 95598
push Li: emergency.duty_alert
ticket category no-power
ticket department power-company

story no water, the place follows and decides who comes
languages zh bo
citizen Zhang
staff Zhuoma water-company

Zhang: 停水了 | ཆུ་ཆད་སོང་།
bot: emergency.utility
ticket state accepted
Zhang: [place 32.50,80.10 阿里地区噶尔县狮泉河镇格桑路]
bot: emergency.place_received
push Zhuoma: emergency.duty_alert
  has 格桑路
ticket department water-company

story words that sound dangerous and are not
languages zh
citizen Zhang

Zhang: 消防通道被占了
bot: report.text_received
Zhang: 取消
bot: report.cancelled
Zhang: 119号楼门口垃圾没人管
bot: report.text_received

story the numbers from the menu
languages zh bo
citizen Zhang

Zhang: [menu choice.emergency_numbers]
bot: emergency.danger
  has 122
tickets 0

story the officer on duty takes it in hand
languages zh bo
citizen Zhang
staff Duty duty-office

Zhang: 格桑路着火了 | སྐལ་བཟང་ལམ་ལ་མེ་ཤོར་སོང་།
bot: emergency.fire
push Duty: emergency.duty_alert
Duty: [card choice.acknowledge]
bot: staff.acknowledged_no_photo
push Zhang: notice.acknowledged
ticket state in_progress
