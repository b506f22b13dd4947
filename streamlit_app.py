"""The start of the app: page config, language, and the menu of what the visitor may open."""

from netwerk.ui import menu

menu.configure()
menu.draw().run()
