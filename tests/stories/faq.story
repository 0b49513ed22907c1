# Questions (ux B.3): a hit, a short list, a miss.

story hit
languages zh bo
citizen Zhang

Zhang: 社保卡丢了怎么补 | སྤྱི་ཚོགས་འགན་སྲུང་བྱང་བུ་བརླགས་ན་ཅི་བྱེད།
bot: faq.hit
  has 社保卡 | སྤྱི་ཚོགས་འགན་སྲུང
  has 来源： | འབྱུང་ཁུངས།
  choices choice.useful choice.not_solved choice.answer_in_tibetan | choice.useful choice.not_solved choice.answer_in_chinese
Zhang: 有用 | ཕན་ཐོགས་བྱུང
bot: faq.useful_thanks

story the same answer in the other language
languages zh bo
citizen Zhang

Zhang: 社保卡丢了怎么补 | སྤྱི་ཚོགས་འགན་སྲུང་བྱང་བུ་བརླགས་ན་ཅི་བྱེད།
bot: faq.hit
  has 社保卡 | སྤྱི་ཚོགས་འགན་སྲུང
Zhang: 3
bot: faq.hit
  has སྤྱི་ཚོགས་འགན་སྲུང | 社保卡
Zhang: 进度 | གནས་ཚུལ
bot: progress.none

story did you mean
languages zh bo
citizen Zhang

Zhang: 社保怎么办 | སྤྱི་ཚོགས་འགན་སྲུང་ཇི་ལྟར་བྱེད།
bot: faq.did_you_mean
Zhang: 1
bot: faq.hit
  has 来源： | འབྱུང་ཁུངས།

story none of these
languages zh bo
citizen Zhang

Zhang: 社保怎么办 | སྤྱི་ཚོགས་འགན་སྲུང་ཇི་ལྟར་བྱེད།
bot: faq.did_you_mean
Zhang: 都不是 | འདི་དག་གང་ཡང་མིན
bot: faq.miss
  choices choice.register_question choice.miss_human choice.miss_phone

story miss, registered with the office that knows
languages zh bo
citizen Zhang
staff Tashi agriculture

Zhang: 草补什么时候发 | ཁ་གསབ་ནམ་ཞིག་སྤྲོད།
bot: faq.miss
Zhang: 1
bot: faq.registered
  has 农业农村局 | ཞིང་ལས་གྲོང་གསེབ་ཅུས
  has {number}
push Tashi: staff.assignment
ticket kind consultation
ticket department agriculture
ticket request 草补什么时候发 | ཁ་གསབ་ནམ་ཞིག་སྤྲོད།

story miss, nobody known to ask
languages zh bo
citizen Zhang

Zhang: 请问月亮上可以种菜吗 | ཟླ་བའི་སྟེང་སྔོ་ཚལ་འདེབས་ཐུབ་བམ།
bot: faq.miss
Zhang: 记下来 | ཐོ་འགོད
bot: faq.registered_assigning
ticket state accepted

story miss, the telephone
languages zh bo
citizen Zhang

Zhang: 请问月亮上可以种菜吗 | ཟླ་བའི་སྟེང་སྔོ་ཚལ་འདེབས་ཐུབ་བམ།
bot: faq.miss
Zhang: 3
bot: faq.miss_no_phone
  has 12345

story miss, the telephone of the office that is responsible
languages zh bo
citizen Zhang

Zhang: 社保怎么办 | སྤྱི་ཚོགས་འགན་སྲུང་ཇི་ལྟར་བྱེད།
bot: faq.did_you_mean
Zhang: 都不是 | འདི་དག་གང་ཡང་མིན
bot: faq.miss
Zhang: 给我电话号码 | ཁ་པར་ཨང་གྲངས་དགོས
bot: faq.miss_phone
  has 12333

story not solved, a human instead
languages zh bo
citizen Zhang

Zhang: 社保卡丢了怎么补 | སྤྱི་ཚོགས་འགན་སྲུང་བྱང་བུ་བརླགས་ན་ཅི་བྱེད།
bot: faq.hit
  has 社保卡 | སྤྱི་ཚོགས་འགན་སྲུང
Zhang: 没解决 | ད་དུང་མ་ཤེས
bot: faq.not_solved
  choices choice.register_question choice.miss_human choice.miss_phone
Zhang: 找人工 | མི་དངོས་འཚོལ
bot: human.nobody_free

story a question from the menu
languages zh bo
citizen Zhang

Zhang: [menu choice.ask]
bot: faq.ask
Zhang: 社保卡丢了怎么补 | སྤྱི་ཚོགས་འགན་སྲུང་བྱང་བུ་བརླགས་ན་ཅི་བྱེད།
bot: faq.hit
  has 社保卡 | སྤྱི་ཚོགས་འགན་སྲུང

story a question in the middle of a draft keeps the draft
languages zh bo
citizen Zhang

Zhang: [photo]
bot: report.photo_received
Zhang: [menu choice.ask]
bot: faq.ask
Zhang: 社保卡丢了怎么补 | སྤྱི་ཚོགས་འགན་སྲུང་བྱང་བུ་བརླགས་ན་ཅི་བྱེད།
bot: faq.hit
  has 社保卡 | སྤྱི་ཚོགས་འགན་སྲུང
Zhang: 继续 | མུ་མཐུད
bot: report.resumed report.ask_place
