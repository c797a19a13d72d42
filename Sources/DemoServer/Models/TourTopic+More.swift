extension TourTopic {
  static let figuresText = """
    ## The figures below an answer

    They come from the server's last chunk; the time to the first word is taken by this program's \
    own clock.

    | figure | what it says |
    |---|---|
    | `tok/s` | tokens made in a second, the speed you feel |
    | `tokens` | how long the answer is, thinking included |
    | `first` | how long you waited for the first word |
    | `prompt` | tokens the model had to read, and how fast it read them |
    | `load` | how long the model took to get into memory |
    | last | all of it, from Enter to the end |

    A **token** is about three quarters of an English word, or one Chinese character. \
    A high `load` means the model was not in memory: the next answer comes sooner. A high \
    `prompt` means a long conversation: `Ctrl+N` begins a new one.

    A cancelled answer has no figures from the server, because the last chunk never came.
    """

  static let modelsText = """
    ## The demo models

    Press `Ctrl+O` and take one:

    - `tour` – this guide.
    - `poem:zh` – a Chinese poem, character by character, with emoji 🌸.
    - `code:swift` – a program in a code block. Ask for Python and you get Python.
    - `thinker:8b` – thinks first, then answers.
    - `slow:70b` – loads for **four seconds** and then speaks slowly. Watch the status bar tell \
    loading from waiting.
    - `endless` – does not stop by itself. That is what `Esc` is for.
    - `broken` – fails in the middle of a sentence, so that you see how an error looks and that \
    nothing is lost.

    The list shows their size and which of them are in memory now. The sizes are invented.
    """

  static let stoppingText = """
    ## Stopping, retrying, failing

    - `Esc` closes the connection at once, and the server stops working on the answer. What has \
    arrived stays and is marked as *cancelled*.
    - `Ctrl+R` asks the same question again, with another model too if you pick one first. The \
    earlier answer is kept beside the new one.
    - If a model **fails** in mid-sentence, the words so far stay, the server's message stands \
    below them, and your question is still there to retry.

    Try all of it: pick `endless` with `Ctrl+O`, ask anything and press `Esc`. Then pick `broken` \
    and see what an error looks like.
    """

  static let markdownText = """
    ## What Markdown looks like here

    Models write Markdown; this is how it is shown. There is **bold**, *italic*, ~~struck~~ and \
    `code`, and a link to <https://ollama.com>.

    ### A list

    1. first things first
       - with a point below it
       - and another, which is long enough to be wrapped at the right edge of most terminals so \
    that you can see where its second line begins
    2. then the second

    ### A table

    | language | since | hello |
    |:---|---:|:---:|
    | C | 1972 | `puts("hi")` |
    | Python | 1991 | `print("hi")` |
    | Swift | 2014 | `print("hi")` |

    ### A quotation

    > Simplicity is prerequisite for reliability.
    >
    > – Edsger W. Dijkstra

    ### A block of code

    ```sh
    ollama pull qwen3:4b   # get a real model
    ollatui                # and talk to it
    ```

    ---

    Everything above arrived as plain text, one token after the other.
    """
}
