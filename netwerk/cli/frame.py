"""How the command line speaks: its help, its one-line errors and its exit codes, in Dutch or English."""

from __future__ import annotations

import logging
import os
import re
import sys
from collections.abc import Sequence

import click

from netwerk.cli.language import _, spoken
from netwerk.errors import Cancelled, NetwerkError, places_of
from netwerk.settings import LOCAL

UNUSABLE = 2
STOPPED = 130  # by Ctrl+C
_CLICKS_OWN = re.compile(r"\s+\[[^\]]*\]$")


class Command(click.Command):
    """A command whose usage and help headings are in the visitor's language."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=_("Gebruik:") + " ")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [piece.replace("[OPTIONS]", _("[OPTIES]")) for piece in super().collect_usage_pieces(ctx)]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("Toont deze uitleg.")
        return option

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self._section(ctx, formatter, _("Gegeven"), click.Argument)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self._section(ctx, formatter, _("Opties"), click.Option)

    def _section(
        self, ctx: click.Context, formatter: click.HelpFormatter, heading: str, sort: type[click.Parameter]
    ) -> None:
        records = (param.get_help_record(ctx) for param in self.get_params(ctx) if isinstance(param, sort))
        # click adds "[required]" and "[x>=1]" in English; the help text itself says what is needed
        rows = [(name, _CLICKS_OWN.sub("", text)) for name, text in filter(None, records)]
        if rows:
            with formatter.section(heading):
                formatter.write_dl(rows)


class Group(Command, click.Group):
    """The list of commands, in the order in which a newcomer needs them."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [_("OPDRACHT"), _("[OPTIES]")]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        Command.format_options(self, ctx, formatter)
        rows = [(name, self.commands[name].get_short_help_str(limit=90)) for name in self.list_commands(ctx)]
        with formatter.section(_("Opdrachten")):
            formatter.write_dl(rows)


def run_command(command: click.Command, arguments: Sequence[str] | None = None) -> int:
    """Run `command` and return its exit code; whatever goes wrong becomes one or two plain lines on stderr."""
    try:
        result = command.main(args=arguments, prog_name="netwerk", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.UsageError as error:
        return _complain(_usage_sentence(error), _hint(error))
    except Cancelled as stop:
        return _complain(spoken(stop.text), code=STOPPED)
    except NetwerkError as error:
        return _complain(spoken(error.text))
    except (click.Abort, KeyboardInterrupt):
        return _complain(_("Afgebroken."), code=STOPPED)
    except BrokenPipeError:
        # the reader (head, less) has seen enough; Python would complain again when it flushes at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return _complain(_unforeseen(error))
    return result if isinstance(result, int) else 0


def _complain(*lines: str, code: int = UNUSABLE) -> int:
    for line in lines:
        if line:
            print(line, file=sys.stderr)
    return code


def _usage_sentence(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption(option_name=name, possibilities=near):
            sentence = _("Optie {name} bestaat niet.").format(name=name)
            return sentence + (" " + _("Bedoelt u {near}?").format(near=", ".join(sorted(near))) if near else "")
        case click.BadOptionUsage(option_name=name):
            return _("Optie {name} mist een waarde.").format(name=name)
        case click.MissingParameter(param=param) if param is not None:
            return _("Er ontbreekt iets: {name}.").format(name=_name(param))
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=choices)) as param):
            return _("{name}: kies uit {choices}.").format(
                name=_name(param), choices=", ".join(str(choice) for choice in choices)
            )
        case click.BadParameter(param=click.Parameter(type=click.IntRange(min=least, max=most)) as param):
            return _("{name}: geef een heel getal{range}.").format(name=_name(param), range=_range(least, most))
        case click.BadParameter(param=click.Parameter(type=click.types.IntParamType()) as param):
            return _("{name}: geef een heel getal{range}.").format(name=_name(param), range="")
        case click.BadParameter(param=click.Parameter() as param):
            return f"{_name(param)}: {error.message}"
    if error.ctx is not None and isinstance(error.ctx.command, click.Group):
        return _("Deze opdracht bestaat niet. Kies uit: {commands}.").format(
            commands=", ".join(error.ctx.command.list_commands(error.ctx))
        )
    return _("Deze opdracht is niet te begrijpen: {reason}").format(reason=error.format_message())


def _range(least: float | None, most: float | None) -> str:
    if most is not None:
        return " " + _("van {least} tot en met {most}").format(least=least, most=most)
    return " " + _("van {least} of meer").format(least=least)


def _name(param: click.Parameter) -> str:
    return (
        param.opts[0]
        if isinstance(param, click.Option)
        else param.make_metavar(click.Context(click.Command("netwerk")))
    )


def _hint(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "netwerk"
    return _("Uitleg: {command} --help").format(command=path)


def _unforeseen(error: Exception) -> str:
    """A fault of ours: where it arose goes to a file, the user reads which."""
    report = places_of(error)
    log = LOCAL / "fouten.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write(report + "\n")
    except OSError:
        logging.getLogger(__name__).debug(report)
        return _("Dit ging mis door een fout in Netwerk ({kind}).").format(kind=type(error).__name__)
    return _("Dit ging mis door een fout in Netwerk ({kind}). Wat er gebeurde staat in {file}.").format(
        kind=type(error).__name__, file=log
    )
