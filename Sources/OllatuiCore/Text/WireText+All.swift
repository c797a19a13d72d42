extension WireText {
  /// Every sentence of an error and every hint.
  static let all: [WireText] = connection + server + hints + addresses

  private static let connection = [
    WireText("refused", "nothing answers at {host}"),
    WireText("name-not-resolved", "no address is known for {host}"),
    WireText("timed-out", "no connection to {host} within {time}"),
    WireText("first-token-timed-out", "no token within {time}"),
    WireText("tokens-stalled", "no further token within {time}"),
    WireText("tls-because", "no secure connection to {host}: {detail}"),
    WireText("tls", "no secure connection to {host}"),
    WireText("lost-because", "the connection to {host} was lost: {detail}"),
    WireText("lost", "the connection to {host} was lost"),
    WireText("unreachable-because", "{host} cannot be reached: {detail}"),
    WireText("unreachable", "{host} cannot be reached"),
    WireText("bad-address-because", #"no server address: "{address}": {reason}"#),
    WireText("bad-address", #"no server address: "{address}""#),
    WireText("cancelled", "cancelled"),
    WireText("line-too-long", "a line of the answer is longer than {size}"),
    WireText("not-ollama-because", "the answer is not Ollama's: {detail}"),
    WireText("not-ollama", "the answer is not Ollama's"),
    WireText("unsendable", "the request holds a number that cannot be sent"),
    WireText("moved", "the server says that it is at {address} ({status})"),
    WireText("no-library", "libcurl can't be used: {detail}"),
    WireText(
      "unusable-key", "the API key holds a blank, a line break or a character that is not ASCII"),
    WireText("ended-early", "the reply ended before it was complete"),
  ]

  private static let server = [
    WireText("model-not-found", #"model "{model}" not found"#),
    WireText("queue-full", "the server is busy: its queue is full"),
    WireText("wants-sign-in", "this model runs at ollama.com and wants you to sign in"),
    WireText("unsaid", "the server reported an error without saying which"),
    WireText("host-rejected", "the server rejected the name it was called by (403)"),
    WireText("answered-text", "the server answered: {text}"),
    WireText("answered-status", "the server answered {status}"),
  ]

  private static let hints = [
    WireText("is-it-running", #"is "ollama serve" running, and is OLLAMA_HOST right?"#),
    WireText("is-it-spelled", "is OLLAMA_HOST spelled right, and is there a network?"),
    WireText("is-there-a-firewall", "is OLLAMA_HOST right, and does a firewall let it through?"),
    WireText(
      "may-be-loading",
      "the model may still be loading: retry (Ctrl+R), or raise the first-token timeout"),
    WireText("raise-timeout", "retry (Ctrl+R), or raise the between-tokens timeout"),
    WireText(
      "is-certificate-valid",
      "is the certificate valid for this name, and is its authority known (CA file)?"),
    WireText("did-it-stop", "did the server stop? retry (Ctrl+R)"),
    WireText("is-there-a-network", "is there a network, and is OLLAMA_HOST right?"),
    WireText(
      "address-looks-like", "OLLAMA_HOST looks like 127.0.0.1:11434 or https://example.com/ollama"),
    WireText("is-it-ollama", "is OLLAMA_HOST the address of an Ollama server?"),
    WireText("is-option-infinite", "is an option infinite?"),
    WireText("set-host-if-trusted", "set OLLAMA_HOST to {address} if you trust it"),
    WireText("is-libcurl-installed", "is the package libcurl4 installed?"),
    WireText("look-at-key", "look at OLLAMA_API_KEY"),
    WireText("may-be-cut", "the text may be cut off: retry"),
    WireText("pick-model", "pick a model (Ctrl+O)"),
    WireText("pull-it", #"pull it with "ollama pull {model}", or pick another model (Ctrl+O)"#),
    WireText("host-is-localhost", "set OLLAMA_HOST to localhost or to an IP address"),
    WireText("follow-address", "the address leads elsewhere: set OLLAMA_HOST to where it leads"),
    WireText(
      "nothing-behind-proxy",
      #"the proxy has no Ollama behind it: is "ollama serve" running there?"#),
    WireText(
      "check-name", "check the name at ollama.com/library, or pick another model (Ctrl+O)"),
    WireText("sign-in-and-retry", "sign in at {url} and retry (Ctrl+R)"),
    WireText(
      "set-key", #"set OLLAMA_API_KEY, or run "ollama signin" where the server runs"#),
    WireText("is-there-a-proxy", "is a proxy in between, and does it want an OLLAMA_API_KEY?"),
    WireText("wait-a-moment", "wait a moment and retry (Ctrl+R)"),
    WireText("wait-a-while", "wait a while and retry (Ctrl+R)"),
    WireText("smaller-model", "pick a smaller model (Ctrl+O), or lower num_ctx"),
    WireText("shorten", "shorten the prompt, begin a new conversation or raise num_ctx"),
    WireText("thinking-off", "turn thinking off, or pick another model (Ctrl+O)"),
    WireText("image-or-vision", "leave the image out, or pick a model with vision"),
    WireText("other-model", "pick another model (Ctrl+O)"),
    WireText("is-name-right", "is the name spelled right? pick a model (Ctrl+O)"),
    WireText("that-option", "change or remove that option"),
    WireText("lifetime-unit", "write keep_alive with a unit, such as 5m"),
    WireText("no-image", "leave the image out"),
    WireText(
      "not-loaded-in-time",
      "the model did not load in time: retry (Ctrl+R), or pick a smaller one (Ctrl+O)"),
    WireText(
      "repeats-itself", "the model repeats itself: retry (Ctrl+R), or raise repeat_penalty"),
    WireText("see-log", "retry (Ctrl+R); if it happens again, see the server's log"),
    WireText(
      "allow-cloud", "allow cloud models on the server, or pick a local model (Ctrl+O)"),
    WireText("local-model", "pick a local model (Ctrl+O)"),
    WireText(
      "reach-cloud",
      "can the server reach ollama.com? retry (Ctrl+R), or pick a local model (Ctrl+O)"),
  ]

  /// What is wrong with the address of a server, behind `bad-address-because`.
  private static let addresses = [
    WireText("slash-in-password", "write / as %2F in a password"),
    WireText("slash-and-at", "write / as %2F in a password, and @ as %40 in a path"),
    WireText("path-character", "a character that paths can't have"),
    WireText("broken-escape", "a broken %-escape before the @"),
    WireText("name-character", "a character that names can't have"),
    WireText("many-colons", "more than one colon, but no IPv6 address"),
    WireText("zone-character", "a character that zones can't have"),
    WireText("only-http", "only http and https are spoken"),
  ]
}
