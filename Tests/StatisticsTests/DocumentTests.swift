import Statistics
import Testing

@Suite struct DocumentTests {
  private var document: StatisticsDocument {
    var figures = StatisticsTable(columns: [.init("figure"), .init("value")])
    figures.append([.text("pieces"), .integer(30)])
    var rate = StatisticsTable(columns: [.init("at", .tokens), .init("value")])
    rate.append([.number(0.5), .number(20)])
    rate.append([.number(1.5), .missing])
    var document = StatisticsDocument(figures, named: "figures")
    document.add(rate, named: "rate")
    document.add(StatisticsTable(columns: [.init("count")]), named: "gaps")
    document.add("{\"a\": \"``` \u{1B}[31m\"}", named: "final_chunk")
    return document
  }

  @Test func `CSV of several tables is one, whose first column names the part`() {
    #expect(
      document.text(as: .csv) == """
        part,figure,value,at_tokens,count,text\r
        figures,pieces,30,,,\r
        rate,,20.0,0.5,,\r
        rate,,,1.5,,\r
        final_chunk,,,,,"{""a"": ""``` \u{FFFD}[31m""}"\r

        """)
  }

  @Test func `JSON of several tables is an object with a member for each`() {
    #expect(
      document.text(as: .json) == """
        {
          "figures": [
            {"figure": "pieces", "value": 30}
          ],
          "rate": [
            {"at_tokens": 0.5, "value": 20.0},
            {"at_tokens": 1.5, "value": null}
          ],
          "gaps": [],
          "final_chunk": "{\\"a\\": \\"``` \\u001b[31m\\"}"
        }

        """)
  }

  @Test func `Markdown of several tables has a section for each that is not empty`() {
    #expect(
      document.text(as: .markdown) == """
        ## Figures

        | figure | value |
        | ------ | ----: |
        | pieces |    30 |

        ## Rate

        | at (tokens) | value |
        | ----------: | ----: |
        |         0.5 |    20 |
        |         1.5 |       |

        ## Final chunk

        ````json
        {"a": "``` \u{FFFD}[31m"}
        ````

        """)
  }

  @Test(arguments: StatisticsTable.Format.allCases)
  func `a document of one table is that table`(format: StatisticsTable.Format) {
    var table = StatisticsTable(columns: [.init("figure")])
    table.append([.text("pieces")])
    #expect(StatisticsDocument(table, named: "t").text(as: format) == table.text(as: format))
  }
}
