import OllamaWire

extension RecordedReply {
  /// The reply of 1,487 chunks that the repeat guard ended, without `done:true`.
  static let longReply: [RecordedReply] = [
    RecordedReply(
      "chat_repeat_abort_no_done", .chat,
      content: """
         of, 智,  these them語 see어 his工 them, 智 one were your\n智語1. 能能能智 as \
        see工, 智,  she{}能能能 anキ your, ,  are of some were were(),  for智模 of,  y\
        our,  these all we into, 模 your1. ,  for智 of能能能🎉 of hereturn, 模 of some\
        {}能 an your, , 智자能能 he能 your智자return of智, 模模能能能 this these them\
        界 her,  these themWorld🎉 he for he for智 make are them, 智{}能能1. 能能能能\
        世能 he themprint, 智 asprint your1. , 模 of he能 so, 智 one,  these are, prin\
        t能能 this工能能能能能能能能 when, 模能能能能能🎉 we of he for智 we more語能能\
        能能能🎉 of자能能能 as能能界 are them界 are themprint能能자能能能能能能能能能\
        能能 he for能能자能能能能能能能能能能能能能能能能能能能能能能能能能能能能能能 \
        so,  forキ1.  of能能 an어能能能能能能能能能能 as1. 模模模1.  of能能 as1. 能模\
        語能能 an these()能 an the模模模 of자,  these all do1. 能能能能能能 more,  the\
        se all we of자能能 whenprint up them about1. 能能能能能能能能能能能能能能能能\
        能能能能能 for an he for能能能能 for he for write up these themWorld能能能能能\
        能能能 from模模模模 out these are them he for能能能能 forキ模模模模模模1. 模模\
        模模 out,  these them he he forキ these are word word1. 能能能能能 an these th\
        em,  these1. 能print模模,  these are工模 they能能能能能能 when as1. 模模模 of\
        能 he for能能能能能能能能能能能能한 these them about1.  is能能能 as see어 more\
        テ어語1.  of each工工模 out界 her能能 moreprint模1. 能能能能能 as1. 模 of어工\
        模模能能能能能能能 as these them,  for1. 能能1.  as能能能能能能能能 so more한 \
        are an will these would,  these are word1. 能能能能 when語能能能1. 能能能能能\
        能能能能能能能能能能能 he for your,  for1.  of能能return them word1. 能能能 wh\
        en these all do能能能能能能 more1. 能能能能 an your😀模模模 an an for能 an한 d\
        o1. 能能能 for能能能能能能 he forキ these word1. 能能能能能能能能 an1. 能한 th\
        ese all,  these all,  these all he能能能能能能어能能 an1. 模模模 of he能 an fo\
        r1. 能能 an1. 能 when1. 能能print能能能能能能 he for her語能能能1. 工 them he\
        能能能能能能能能能能能能能能能能能能能能能能能1. 模模模 out1. 能能能 more模模 \
        word these,  these them1. 能能能能return,  these are be能能 from of자 the模模 \
        to能能return模模能能 an an1. 能 an,  these()能能能能 more한1. 模模模 of能能能\
        能能能能能能 an()能能能能能 he forキ模能能能能能能能能 he for模模模 out界 her\
        能能return them he能 an한print up at能 an한print,  an the模 of each模能能能能\
        能 when1. 能能能能能能能能能能자한智模模 out界 are界 are them能能能能能能能1. \
        能能能能能能能能能能能能能能能能能能能能能能能能能 as1.  of자能能 an한 forキ模\
        模 out, 模模模 out for her能能能能能한\n자能能能能能能能return,  these are be\
        能能能 more these them these all we能 an한智模1. 能能能能 he for能能能能能能能\
        能能 more模模模模模模模模模 your her能能能能能能能 as1. 能能能 he for1. 能能pr\
        int模模 of能模模模模模模模模 an1. 能 asprint up模 of he forキ these are we, pr\
        int up these them he for能能자return, ,  for能能 moreテ문能能能能 an for能能能\
        能能能能能能能能能能能能能能能能能能能能能能 as see어模模 of of he forキ模 wor\
        d能자能能 as1.  of자能 more``` when write자return, 模模模 out as,  these all, \
         these()能print자 hereturn an문能能能能能能能能能能 an()能 asprint어能能能能能\
        能能能能能能能 an1. 能能能能 he for he for能能 he forキ模 they1. 能能能 he for\
         her能能能能能能能能能 as能 when write her,  these them能문 out能能能print能 h\
        e for he for能能 an()1.  her,  these,  are工 them語자 time1. 工模模 of자한智자\
        能 he for her,  these all,  for he for智자工,  these them界 her能能 he for能能\
         an(),  these() your1. 能 an1. 能能能能 were어,  she문 he for能能return1. 能能\
        能 when write,  these them界 her能能能能能能 as these them of자()能能能 an an\
        어能 an1. 模 out界 her語 see能能 an()能 an an문模模 to her,  are them,  for能\
        能print能 an1. 국工 them界 are them界 her,  for智1.  of each word語1.  of能能\
        能能能能能 an한print能 as1. 能能能 anprint up어工能能能能能能能能能能 an an fo\
        r as these them, print어能能 an as1.  of자能能能能 anprint模模,  these them語1\
        . 能能能能能能能 as1. 能 an1. 能能界 her能能能能能能能能能能能能能 asprint能能\
        能能 an1. 能能能能能能能能能能能能能能能能能能能能能能能能能能能能能能能
        """, chunks: 1487, end: .incomplete),
    RecordedReply(
      "chat_repeat_abort_nostream", .chat,
      content: """
         of, 智,  these them語 see어 his工 them, 智 one were your\n智語1. 能能能智 as \
        see工, 智,  she{}能能能 anキ your, ,  are of some were were(),  for智模 of,  y\
        our,  these all we into, 模 your1. ,  for智 of能能能🎉 of hereturn, 模 of some\
        {}能 an your, , 智자能能 he能 your智자return of智, 模模能能能 this these them\
        界 her,  these themWorld🎉 he for he for智 make are them, 智{}能能1. 能能能能\
        世能 he themprint, 智 asprint your1. , 模 of he能 so, 智 one,  these are, prin\
        t能能 this工能能能能能能能能 when, 模能能能能能🎉 we of he for智 we more語能能\
        能能能🎉 of자能能能 as能能界 are them界 are themprint能能자能能能能能能能能能\
        能能 he for能能자能能能能能能能能能能能能能能能能能能能能能能能能能能能能能能 \
        so,  forキ1.  of能能 an어能能能能能能能能能能 as1. 模模模1.  of能能 as1. 能模\
        語能能 an these()能 an the模模模 of자,  these all do1. 能能能能能能 more,  the\
        se all we of자能能 whenprint up them about1. 能能能能能能能能能能能能能能能能\
        能能能能能 for an he for能能能能 for he for write up these themWorld能能能能能\
        能能能 from模模模模 out these are them he for能能能能 forキ模模模模模模1. 模模\
        模模 out,  these them he he forキ these are word word1. 能能能能能 an these th\
        em,  these1. 能print模模,  these are工模 they能能能能能能 when as1. 模模模 of\
        能 he for能能能能能能能能能能能能한 these them about1.  is能能能 as see어 more\
        テ어語1.  of each工工模 out界 her能能 moreprint模1. 能能能能能 as1. 模 of어工\
        模模能能能能能能能 as these them,  for1. 能能1.  as能能能能能能能能 so more한 \
        are an will these would,  these are word1. 能能能能 when語能能能1. 能能能能能\
        能能能能能能能能能能能 he for your,  for1.  of能能return them word1. 能能能 wh\
        en these all do能能能能能能 more1. 能能能能 an your😀模模模 an an for能 an한 d\
        o1. 能能能 for能能能能能能 he forキ these word1. 能能能能能能能能 an1. 能한 th\
        ese all,  these all,  these all he能能能能能能어能能 an1. 模模模 of he能 an fo\
        r1. 能能 an1. 能 when1. 能能print能能能能能能 he for her語能能能1. 工 them he\
        能能能能能能能能能能能能能能能能能能能能能能能1. 模模模 out1. 能能能 more模模 \
        word these,  these them1. 能能能能return,  these are be能能 from of자 the模模 \
        to能能return模模能能 an an1. 能 an,  these()能能能能 more한1. 模模模 of能能能\
        能能能能能能 an()能能能能能 he forキ模能能能能能能能能 he for模模模 out界 her\
        能能return them he能 an한print up at能 an한print,  an the模 of each模能能能能\
        能 when1. 能能能能能能能能能能자한智模模 out界 are界 are them能能能能能能能1. \
        能能能能能能能能能能能能能能能能能能能能能能能能能 as1.  of자能能 an한 forキ模\
        模 out, 模模模 out for her能能能能能한\n자能能能能能能能return,  these are be\
        能能能 more these them these all we能 an한智模1. 能能能能 he for能能能能能能能\
        能能 more模模模模模模模模模 your her能能能能能能能 as1. 能能能 he for1. 能能pr\
        int模模 of能模模模模模模模模 an1. 能 asprint up模 of he forキ these are we, pr\
        int up these them he for能能자return, ,  for能能 moreテ문能能能能 an for能能能\
        能能能能能能能能能能能能能能能能能能能能能能 as see어模模 of of he forキ模 wor\
        d能자能能 as1.  of자能 more``` when write자return, 模模模 out as,  these all, \
         these()能print자 hereturn an문能能能能能能能能能能 an()能 asprint어能能能能能\
        能能能能能能能 an1. 能能能能 he for he for能能 he forキ模 they1. 能能能 he for\
         her能能能能能能能能能 as能 when write her,  these them能문 out能能能print能 h\
        e for he for能能 an()1.  her,  these,  are工 them語자 time1. 工模模 of자한智자\
        能 he for her,  these all,  for he for智자工,  these them界 her能能 he for能能\
         an(),  these() your1. 能 an1. 能能能能 were어,  she문 he for能能return1. 能能\
        能 when write,  these them界 her能能能能能能 as these them of자()能能能 an an\
        어能 an1. 模 out界 her語 see能能 an()能 an an문模模 to her,  are them,  for能\
        能print能 an1. 국工 them界 are them界 her,  for智1.  of each word語1.  of能能\
        能能能能能 an한print能 as1. 能能能 anprint up어工能能能能能能能能能能 an an fo\
        r as these them, print어能能 an as1.  of자能能能能 anprint模模,  these them語1\
        . 能能能能能能能 as1. 能 an1. 能能界 her能能能能能能能能能能能能能 asprint能能\
        能能 an1. 能能能能能能能能能能能能能能能能能能能能能能能能能能能能能能能
        """, chunks: 1, end: .incomplete),
  ]
}
