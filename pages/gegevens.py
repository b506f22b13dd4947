"""Read files in, settle names, change by hand, see and undo imports, keep everything as one file."""

from netwerk.access import Action
from netwerk.i18n import mark
from netwerk.ui import by_hand, import_history, keeping, names, reading_in
from netwerk.ui.data_parts import Part, choose_part
from netwerk.ui.door import open_page
from netwerk.ui.text import _, head, header, lead

with open_page(Action.DATA, without_data=True) as visit:
    top = head(_("Gegevens"))
    with top:
        lead(
            mark("Lees lijsten met organisaties en samenwerkingen in."),
            mark("Alles blijft op deze computer, en elke import kunt u ongedaan maken."),
        )
    reading_in.conclude()
    match choose_part(visit.today):
        case Part.READ_IN:
            reading_in.show_reading_in(visit)
        case Part.NAMES:
            names.show_names(visit)
        case Part.BY_HAND:
            by_hand.show_by_hand(visit)
        case Part.HISTORY:
            import_history.show_history()
        case Part.KEEP:
            header(_("Reservekopie"))
            keeping.show_backup()
