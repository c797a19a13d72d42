import Foundation
import OllamaWire
import Testing
import Transcript

@testable import Exchange

@Suite struct ForeignImportTests {
  @Test func `a conversation of ChatGPT becomes a tree with its branches and reasoning`() throws {
    let (read, summary) = Importer.conversations(in: Data(chatGPTSample.utf8), as: .chatGPT)
    #expect(summary.problems == [] && read.count == 2)
    // Of the system, of a tool, and to a tool.
    #expect(summary.skippedMessages == 3)
    #expect(summary.omittedFiles == 2)
    let first = try #require(read.first)
    #expect(first.title == "平方和" && first.header.created.milliseconds == 1_712_345_678_500)
    #expect(
      Exporter.text(of: [first], as: .text, showsAlternates: true)
        .split(separator: "\n", maxSplits: 2)[2] == """

          ── you ──
          [file: table.csv]

          [image: x]

          Sum the squares?

          ── gpt-5-thinking (1 of 2) ──
          │ thinking
          │ Plan
          │ \("")
          │ Use the formula.

          First part.

          ```python
          print(1)
          ```

          ── gpt-4o (2 of 2) ──
          Another answer.

          [cancelled]

          ── you ──
          And cubes?

          ── gpt-4o ──
          Cubes are harder.

          """)
    // The prompt that was edited stands beside the one that is shown.
    #expect(first.branch(ofTurn: 1) == (2, 2))
    #expect(first.allTurns.map(\.prompt).contains("And the edges?"))
  }

  @Test func `conversations that name their messages alike have ids of their own in any order`() {
    func text(_ names: [String]) -> String {
      let conversations = names.map { name in
        """
        {"id":"\(name)","title":"\(name)","create_time":1,"current_node":"a","mapping":{
          "a":{"parent":null,"children":[],"message":{"id":"a","create_time":2,
            "author":{"role":"user"},"content":{"content_type":"text","parts":["hi"]}}}}}
        """
      }
      return "[\(conversations.joined(separator: ","))]"
    }
    func ids(_ names: [String]) -> [String: TurnID] {
      let read = Importer.conversations(in: Data(text(names).utf8), as: .chatGPT).conversations
      return Dictionary(uniqueKeysWithValues: read.map { ($0.title, $0.rows[0].id) })
    }
    let both = ids(["old", "branch"])
    #expect(Set(both.values).count == 2)
    #expect(ids(["branch", "old"]) == both)
    #expect(ids(["branch"])["branch"] == both["branch"])
  }

  @Test func `what is imported twice has the same ids, and every id is there once`() {
    let once = Importer.conversations(in: Data(chatGPTSample.utf8), as: .chatGPT).conversations
    let again = Importer.conversations(in: Data(chatGPTSample.utf8), as: .chatGPT).conversations
    #expect(once == again)
    let ids = once.flatMap { $0.rows.map(\.id) }
    #expect(Set(ids).count == ids.count)
    for conversation in once {
      for case .reply(let reply, let parent) in conversation.rows { #expect(parent < reply.id) }
    }
  }

  @Test func `nodes in circles, without parents and of odd types lose no word and don't hang`()
    throws
  {
    let text = """
      {"mapping":{"a":{"parent":"b","children":["b"],"message":{"author":{"role":"user"},
      "content":{"parts":["round",7,null,[1],{"x":1},{"text":"and round"}]},"create_time":"x"}},
      "b":{"parent":"a","children":["a","nowhere",5],"message":{"author":{"role":"assistant"},
      "content":{"content_type":"text","parts":["we go"]},"create_time":-1e300}},
      "c":{"parent":"gone","message":{"author":{"role":"assistant"},"content":{"parts":["alone"]}}},
      "d":{"parent":"d","message":{"author":{"role":"user"},"content":{"text":"self"}}},
      "e":null,"f":{"message":{"author":null,"content":"odd"}},"g":{"message":{"author":[]}}}}
      """
    let (read, summary) = Importer.conversations(in: Data(text.utf8), as: .chatGPT)
    #expect(summary.problems == [])
    let conversation = try #require(read.first)
    let prompts = conversation.allTurns.map(\.prompt)
    #expect(prompts == ["", "round\n\n7\n\nand round", "self"])
    let answers = conversation.allTurns.flatMap { $0.alternates.map(\.content) }
    #expect(answers == ["alone", "we go"])
  }

  @Test func `oterm's chats keep their order, system text, options and reasoning`() throws {
    let chat = OtermChat(
      id: 3, name: "Old chat", model: "llama3", system: "Be kind.",
      parameters: "{\"temperature\": 0.1, \"max_tokens\": 9, \"seed\": null}")
    let messages = [
      OtermMessage(id: 1, author: "me", text: "hi", images: 1),
      OtermMessage(id: 2, author: "ollama", text: "<think>\nhm\n</think>\n\nhello"),
      OtermMessage(id: 3, author: "user", text: "one"),
      OtermMessage(id: 4, author: "user", text: "two"),
      OtermMessage(id: 5, author: "assistant", text: "both"),
      OtermMessage(id: 6, author: "assistant", text: "more"),
    ]
    let time = Timestamp(milliseconds: 5)
    let read = try #require(OtermImport.conversation(chat, messages, at: time))
    #expect(read.turns.map(\.prompt) == ["[image]\nhi", "one", "two", ""])
    #expect(read.turns.map { $0.reply?.content } == ["hello", "", "both", "more"])
    #expect(read.turns[0].reply?.thinking == "hm")
    #expect(read.header.options == ["temperature": 0.1, "num_predict": 9])
    #expect(read.header.model == "llama3" && read.system == "Be kind." && read.title == "Old chat")
    #expect(OtermImport.conversation(chat, messages, at: time) == read)
    let ids = read.rows.map(\.id)
    #expect(ids == ids.sorted() && Set(ids).count == ids.count)
    // Another database with a chat of the same number is another conversation.
    let other = [OtermMessage(id: 1, author: "me", text: "else")]
    #expect(OtermImport.conversation(chat, other, at: time)?.id != read.id)
    #expect(OtermImport.conversation(chat, [], at: time) == nil)
  }

  @Test func `prompts of ollama run are taken without commands and secrets`() {
    let file =
      "why?\n/bye\n\n  not this\nwhy?\nwhy?\r\n/etc/hosts explain\n/set verbose\n用中文\n\"\"\"\n"
    #expect(
      PromptHistoryImport.prompts(in: Array(file.utf8) + [0xFF]) == [
        "why?", "/etc/hosts explain", "用中文", "\u{FFFD}",
      ])
  }
}

/// Two conversations as ChatGPT exports them, made by hand: branches, reasoning, tools, a picture.
let chatGPTSample = #"""
  [{"title":"平方和","create_time":1712345678.5,"update_time":1712345700,"conversation_id":"c1",
  "current_node":"n9","is_archived":false,"mapping":{
  "root":{"id":"root","message":null,"parent":null,"children":["n0"]},
  "n0":{"id":"n0","parent":"root","children":["n1"],"message":{"author":{"role":"system"},
    "content":{"content_type":"text","parts":["you are helpful"]},
    "metadata":{"is_visually_hidden_from_conversation":true}}},
  "n1":{"id":"n1","parent":"n0","children":["n2","n6"],"message":{"author":{"role":"user"},
    "create_time":1712345679,"content":{"content_type":"multimodal_text","parts":[
    {"content_type":"image_asset_pointer","asset_pointer":"file://x"},"Sum the squares?"]},
    "metadata":{"attachments":[{"id":"x","name":"x.png","mime_type":"image/png"},
    {"id":"f2","name":"table.csv","mime_type":"text/csv"}]}}},
  "n2":{"id":"n2","parent":"n1","children":["n3"],"message":{"author":{"role":"assistant"},
    "content":{"content_type":"thoughts","thoughts":[{"summary":"Plan","content":"Use the formula."}]},
    "metadata":{"model_slug":"gpt-5-thinking"}}},
  "n3":{"id":"n3","parent":"n2","children":["n4"],"message":{"author":{"role":"assistant"},
    "recipient":"python","content":{"content_type":"code","text":"1+1"}}},
  "n4":{"id":"n4","parent":"n3","children":["n5"],"message":{"author":{"role":"tool"},
    "content":{"content_type":"execution_output","text":"2"}}},
  "n5":{"id":"n5","parent":"n4","children":["n5b"],"message":{"author":{"role":"assistant"},
    "recipient":"all","content":{"content_type":"text","parts":["First part."]},
    "status":"finished_successfully"}},
  "n5b":{"id":"n5b","parent":"n5","children":[],"message":{"author":{"role":"assistant"},
    "content":{"content_type":"code","language":"python","text":"print(1)"}}},
  "n6":{"id":"n6","parent":"n1","children":["n7","n8"],"message":{"author":{"role":"assistant"},
    "create_time":1712345690.25,"content":{"content_type":"text","parts":["Another answer."]},
    "metadata":{"model_slug":"gpt-4o","finish_details":{"type":"interrupted"}}}},
  "n7":{"id":"n7","parent":"n6","children":[],"message":{"author":{"role":"user"},
    "content":{"content_type":"text","parts":["And the edges?"]}}},
  "n8":{"id":"n8","parent":"n6","children":["n9"],"message":{"author":{"role":"user"},
    "content":{"content_type":"text","parts":["And cubes?"]}}},
  "n9":{"id":"n9","parent":"n8","children":[],"message":{"author":{"role":"assistant"},
    "content":{"content_type":"text","parts":["Cubes are \u0068arder."]},
    "metadata":{"model_slug":"gpt-4o"}}}}},
  {"title":null,"create_time":null,"mapping":{"x":{"message":{"author":{"role":"user"},
    "content":{"content_type":"text","parts":["hello \ud83d\ude00"]}},"parent":null,"children":[]}}}
  ]
  """#
