extension TourTopic {
  static let welcomeText = """
    # Welcome to ollatui

    You are talking to a **demo model**: it runs inside this program, answers from a script and \
    needs no Ollama. Everything else is real – the connection, the stream and the figures below \
    this answer.

    ## What you can do here

    1. **Write** below and press `Enter`. Words appear as they arrive.
    2. Press `Esc` to **cancel** an answer. What has arrived stays.
    3. Press `Ctrl+R` to **retry** the same question.
    4. Press `Ctrl+O` to **pick another model**.
    5. Press `F1` for **help** at any time.

    ## Where to go from here

    Ask me one of these:

    - *Which keys are there?*
    - *What is the difference between chat and generate mode?*
    - *What do the figures mean?*
    - *Which demo models can I try?*
    - *What happens when I cancel or when a model fails?*
    - *Show me a table in Markdown.*

    > Nothing you write here leaves your computer, and nothing is asked of a real model.

    When you are done, leave with `Ctrl+Q`, start Ollama and run `ollatui` without the demo.
    """

  static let keysText = """
    ## Keys

    | key | what it does |
    |---|---|
    | `Enter` | sends what you wrote |
    | `Esc` | cancels the answer that is arriving |
    | `Ctrl+R` | retries the last question |
    | `Ctrl+T` | switches between *chat* and *generate* |
    | `Ctrl+O` | picks a model |
    | `Ctrl+N` | begins a new conversation |
    | `PageUp`, `PageDown` | scroll through the conversation |
    | `Ctrl+G` | opens what you write in your editor |
    | `F1` | shows help with every key |
    | `Ctrl+Q` | quits |

    The keys that are useful *right now* stand at the right end of the status bar, so there is \
    little to remember. While an answer arrives you can scroll up and read in peace: new words \
    wait below and do not move what you read.
    """

  static let modesText = """
    ## Two modes

    `Ctrl+T` switches between them; the top line says which one is on.

    **Chat** sends the whole conversation with every question, so the model knows what was said. \
    It is what you want most of the time. The conversation costs context: the status bar shows \
    how much of it is used.

    **Generate** sends only what you write, once, without a past. It suits single tasks:

    - a text to translate or to summarise,
    - a prompt you are still polishing,
    - a fair comparison of two models, because nothing said before gets in the way.

    Try it: ask something, press `Ctrl+T`, press `Ctrl+R`, and compare the *prompt* figures of \
    the two answers. In chat mode that count grows with every turn.
    """
}
