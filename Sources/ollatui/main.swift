import CommandLine

OllatuiCommand.start()
