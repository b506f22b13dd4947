"""Words that tell the name of a person from the name of an organisation, as `fold` writes them."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Return `text` without case and accents: "Zoë" and "ZOE" are one word."""
    if text.isascii():  # most words: nothing to take apart
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).replace("’", "'").replace("ı", "i")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# given names as they are heard in Dutch schools and teams today and a generation ago, of many backgrounds;
# names that are everyday words as well ("Wil", "Mei", "Hoop") are left out
GIVEN_NAMES = _words(
    """
    aafke aad aaliyah aaron abdel abdelkader abdellah abdi abdirahman abdul abdullah abel abigail adam adil adnan
    adriaan adriana adrie aicha aisha alan albert alberto aleksandra alex alexander alexandra ali alice alicia
    alina alisha alwin amal amalia amanda amber amelia amin amina amine amir amira amy ana anas andre andrea
    andreas andrei angela angelique anique anis anissa anita anja anke anna annabel anne annelies annelieke
    annelotte annemarie annemiek annemieke annet annette annie annika anouar anouk ans anthony antje anton antonia
    antoon aria arie arjan arjen arno arnold aron arthur artur aryan ashley astrid aukje avi ayaan aya ayah ayden
    ayla aylin aymane ayoub ayse aysel aziz babette badr barbara bart bas bashir bastiaan beata beatrix becca beer
    bente berat berend bernard bernadette bert bianca bibi bilal bjorn bo bob boris bouchra bram brahim brenda
    brian britt bruno burak camilla camille can carel carina carla carlijn carlo carlos carmen carola carolien
    caroline casper cassandra catharina cato cees celine cem chaima chantal charlotte chelsea chloe chris christa
    christiaan christian christina christine christoffel cindy claire claudia clemens coby coen colin conny cor
    corina corine corinne cornelia cornelis corrie corry cynthia daan dagmar dalia damian dana dani daniel
    danielle danny daphne dave david dean deborah delano demi denise dennis derk derya destiny deniz dewi diana
    dick diederik dieke dieter dilan dilara dion dirk djamila dominique donna doortje dorien doris dorothea duncan
    dunya dylan ebru eddy edith edwin eefje eelco eline elias elif elin elina elisa elisabeth elise elke ella
    ellen ellis elly els elsa elsbeth elvira emil emilia emilie emily emine emir emma emmanuel emre enes enzo eric
    erica erik erika erin ernst esmee esra esther eva evan eveline evelien evelyn evert evi evy ewa ezra fabian
    fadma fanny farah farid farida fatih fatiha fatima fatimah fatma fay fayza felicia felix femke fenna fenne
    feyza fien fiona fleur flip floor floortje flora floris frank franka frans fransje fred freddy frederik
    frederique freek frida friso frits frouke gabriel gabriella geert geertje geertruida geraldine gerard gerda
    gerrit gerrie gerben germaine gert gertjan giel gijs gijsbert gina ginny giovanni gloria greet greetje greta
    grietje guido gulsen guus gwen gwendolyn habiba hafida hafsa hakan hakim halima hamid hamza han hana hanan
    hanna hannah hanne hanneke hans harm harold harrie harry hasan hassan hatice hayat hayden hector hedwig hedy
    heidi hein heleen helen helena helga helma hendrik hendrika henk hennie henny henri henriette herman hermien
    hessel hidde hilal hilda hilde hind hubert hugo huseyin hussein ibrahim ibtissam ida ikram ilayda ilham ilias
    ilona ilse imane imke imran ina ineke inez inge ingrid ira irene iris irma isa isaac isabel isabella isabelle
    isha isis ismael ismail issam ivan ivana ivo ivy izzy jaap jack jackie jaco jacob jacoba jacqueline jade jaden
    jalal jamal james jamie jamila jamilla jan jana janine janna janneke jannes jannie jannigje jantien jantje
    jantine jari jasmijn jasmine jason jasper jay jayden jaylano jaylinn jean jeanette jeanne jeffrey jelle jelmer
    jenna jennifer jenny jeremy jerry jeroen jesse jessica jet jette jill jim jimmy jip jitske joan joana joanna
    jochem jodie joel joep joey johan johanna johannes john johnny jolanda jolien jolijn jonah jonas jonathan
    joost joran jordan jordy jorg joris jorn jorrit jos jose josef josefien joseph josephine joshua josien josine
    joyce juan judith juliette julia julian juliana julie juliet julius jur jurgen jurre jurriaan justin kaan kai
    karel karen karim karima karin karlijn karlijne karolina kas kasia kasper kate katharina kathleen katja
    katarzyna kaya kaylee kayleigh kees keesje kelly kenan kenza kerim kevin khadija khalid kian kiki kim kimberly
    kirsten klaas klaasje koen koenraad koos krijn kristel kristina krzysztof kubra kyan kyara lale lamia lana
    lars latifa laura lauren laurens laurie layla lea leah leen leendert lena lennard lennart lenny leo leon
    leonie leonoor leyla lia liam lianne lidewij lida lien lieke lies liesbeth liesje lieve lilian lilly lily lina
    linda lindsay lindsey lisa lisanne lise lisette liv liyan liz liza lizzy lizzie lobke loes loek lois lorena
    lorenzo lot lotte lotje lou louay loubna louisa louise lourens luc luca lucas lucia lucie luciano lucy luka
    lukas luna lydia lyna maaike maarten maartje maas mabel machteld mads maik maja malak malika manon manou
    manuel mara marc marcel marcela marcin marco marcus margot margreet margriet marga maria mariam marian
    marianne marie marieke mariel mariela marielle marien marije marijke marijn marijne marike marina marinus
    mario marion mariska marissa marit marja marjan marjolein marjolijn mark marko marleen marlies marloes marlou
    marta martha martijn martin martina martine marvin marwa marwan mary maryam mats matthijs mathijs mathilde
    matteo matthew matthias maud maureen maurice maurits max maxim maxime maya mayra mees mehdi mehmet meike
    melanie melissa melle melvin menno meral mert merel merijn merlijn merve meryem mia michael michal michel
    michelle michiel mieke miep mika mike mila milan milana milou mina minke mira miranda mirjam mirte mirthe
    mischa mitchell mitchel moad mohamed mohammad mohammed moniek monika monique morris mouad mounir mourad
    muhammed murat mustafa myra myrte myrthe nabil nada nadia nadine naima najat najib naomi nassim nasser natalia
    natalie natasha natasja nathalie nathan navin neeltje nel nellie nick nicky nico nicole nicolaas nicolas niek
    niels nienke nika nikita nils nina nine nisa nisrine noa noah noel noelle noemi noor noortje nora norah nordin
    nour noud nouria nova nynke olaf oleksandr olga olger oliver olivia olivier omar onno orlando oscar osman otis
    otto ouassim oumaima owen ozan ozlem pascal patricia patrick patrycja paul paula paulien pauline pavel pedro
    peggy pelle pepijn peter petra petrus phileine philip philippe philippa pien pieter pieternel pieterjan piet
    pietje pim pip piotr pleun pola priscilla quin quinten quinty rachel rachid rachida radia rafael rafal ragna
    raisa ralf ralph ramon ramona rana rania ranim raoul raphael rashid raven rayan rayane raymond rebecca rebekka
    redouan reinier reinout rekha remco remy rene renate renee renske resul revi rianne riad ricardo richard rick
    ricky rida rie riek rienk rik rinske rineke rinus rita rits rob robbert robbie robert roberto robin rodney
    roel roeland roelof roger rogier roland rolf roman romano romee romy ron ronald ronja ronny rosa rosalie
    rosanne rosemarijn rosie roy ruben rudi rudolf rudy ruth ruud ryan sabine sabrina sadia safa saida salim salma
    salomon sam samantha samia samir samira sammie samuel sana sander sandra sanne santino sara sarah sarina
    sascha saskia sebastiaan sebastian selim selin selma sem sena senna serdar serena serge sevda seyma shaima
    shana shanti shanaya sharon sharona sharmila sheila shirley siebe siem sien sietse sietske sifra sigrid sil
    silke silvia simon simone sinan sjaak sjoerd sjors skip skye sofia sofie soraya sophia sophie soufiane stan
    stef stefan stefanie steffie stella sten stephan stephanie steven stijn suleyman sumeyye suus suze suzan
    suzanne svea sven svetlana sylvana sylvia sylvie tamara tamer tanja tara tarik tatiana ted teddy teun teuntje
    tessa theo theodoor theodora theresa therese thies thieu thijmen thijn thijs thirza thomas tiago tibbe tibor
    tieme tijmen tijn tijs tim timo timothy tina tineke tirza titia tjeerd tjitske tobias tom tommie tommy tomasz
    ton tonnie tony toon trijntje truus tuana tugba twan tycho tyler ugur ulrike umar ursula valentijn valentina
    valerie vanessa veerle vera veronica veronique victor victoria vigo vikram vincent viola violet viktor vivian
    vivianne wahid walid walter wanda wassim wendy wessel wiebe wiebke wies wijnand wil wilco wilfred wilhelmina
    willeke willem willemien willemijn willie willy wilma wim wolf wouter xander xavier yael yannick yara yasin
    yasmin yasmina yasmine yassin yassine yassir yasser yavuz yde yente yfke ymke yolanda younes youri youssef
    yousra yuri yusuf yvette yvon yvonne zainab zakaria zara zayn zehra zeynep ziggy zineb zita zoe zoey zofia
    zohra zoltan zuzanna zwaan zwannet
    """
) - {"beer", "can", "han", "hind", "lot", "maas", "skip", "raven", "wolf", "zwaan", "wil", "nova"}

SURNAMES = _words(
    """
    aalbers aarts abbas abdi achterberg adriaansen ahmed akkerman alberts ali ansems arends aslan aydin bakker
    bakx bal baldewsingh barendregt bastiaansen beekman beerens bekker benali berends berg bergman beukers bexkens
    bijl blankestijn blok bloemen boer boers bogaard bogaert bolt boom boon boonstra bos bosch bosma bosman bouman
    bouzidi brand brands broek brouwer brouwers bruijn bruin bruins buijs burg bulut celik claessen cornelissen
    cremers daal dam damen dekker dekkers derks dijk dijkman dijkstra dirks dogan doorn driessen dijkgraaf eijk
    engelen ernst evers faber feenstra frederiks geerts gerards gerritsen gerrits goossens groen groot groenewegen
    gul haan haas hamer hanssen hassan heemskerk heijden hendriks hendriksen hermans heuvel heuvelmans hoek
    hoekstra hofman hofstra holtslag hoogendoorn hosseini houtman huisman hussein ibrahim idrissi jacobs jager
    jansen janssen janssens jansz jonge jong jonker jonkers joosten kamp kaplan karaca kaya keizer kempen kerkhof
    khan kilic klaassen klein kleijn klomp kok koning konings kooij kooistra koopman koopmans koster kosters
    kramer kroon kruijf kuiper kuipers kurt kuijpers laan lammers lange leeuw leeuwen lemmens linden linssen loon
    maas maassen maes manders martens meijer meer meijers mertens meulen meyer michiels mohamed mohammed molen
    molenaar mol moors mulder mulders nagtegaal nguyen niemeijer nijhuis nijland oliemans osinga oosten oosterhof
    otten ozturk pauw peeters peters pham pieters plas poels poel polak pol postma post postuma prins prinsen
    quist ramdin ramlal reijnders reinders reuvers ridder rietveld rijn roelofs roos roosendaal rooij roth rutten
    ruiter sahin saleh salah sanders santos schaaf scheepers schepers schipper schmidt schmitz scholten schouten
    schreuder schreurs schulz schut schuurman segers sharma silva simons singh slot smeets smit smits smulders
    sneijder snijders soares souza spaans spierings staal stam steeg steen steenbergen stevens sterk stoffels
    swart swinkels tas teeuwen tesfay theunissen thijssen thomassen timmer timmerman timmermans tol tran veen
    veenstra velde velden veldhuis veldman verbeek verberne verbruggen verdonk verhaar verheijen verhoef verhoeven
    vermeer vermeulen versteeg verschuren verstappen vink visser vissers vlaming vlieger vliet vonk voogd vos
    vries vroom vuuren waal wal wagenaar weide weijden werff westra wiersma wijk wijnen wilders willems willemse
    willemsen winkel winter wit witte wolters wolff woude wouters wu yilmaz yildiz yildirim zaal zanden zhang
    zijlstra zwart zwarts amrani bouali haddad hamdi jama omar osman warsame kowalski nowak wisniewski wojcik
    popescu ivanov petrova mensah owusu gebre haile pinas kartosen sewnath
    """
)  # fmt: skip

# surnames that are words in the names of places, streets and seasons as well
SURNAME_WORDS = _words(
    """
    berg boom bos bosch broek brand dam dijk doorn groot hoek heuvel kamp kerkhof klein laan lange linden loon maas
    meer molen oosten oosterhof pol slot steen steeg stam veen velde velden weide wal waal wijk winter zanden rijn burg
    eijk koning prins kroon plas zwart wit groen haan kok vink vos vogel jong jonge waal zaal bolt bloemen staal leeuw
    koster visser ridder slot leeuwen kempen roosendaal goes kaya gul singh wal heemskerk
    """
)

# small words between a given name and a surname
PARTICLES = _words(
    """
    van de den der het 't ter ten te 'd in op aan bij uit onder over el al ait aït ben bin ibn bou d' da das do
    dos la le du von zu vd v/d v.d. 's s
    """
)

STRONG_PARTICLES = _words("van de den der el al ait ben ten ter bin")

# an organisation, or something else that is no person
ORGANISATION_WORDS = _words(
    """
    aanbieder academie adres advies afdeling apotheek basisschool begeleiding bestuur bibliotheek bond bso bsn
    buurt buurtteam buurthuis bv campus care catering casus centraal centrum cjg clientenraad clinic club coach
    coaching coaches college commissie compagnie consult consultancy consultatiebureau cooperatie cooperatief
    corporatie daltonschool dagbesteding dienst diensten driestar educatie eiland en familie families fonds
    foundation fysio fysiotherapie gastouderbureau gebied gemeente gezin gezinshuis gezinnen ggd ggz groep
    groepspraktijk gymnasium haven hof home hospice hulp hulpverlening huis huisarts huisartsen huisartsenpraktijk
    huisartspraktijk ib inloop instelling instituut internaat jeugd jeugdhulp jeugdteam jeugdzorg jgz jongeren
    jongerenwerk kamer kdv kerk kinderen kinderdagverblijf kindcentrum kindercentrum kinderopvang kind kliniek
    kring kwartier lab landgoed leerlingenraad locatie logopedie loket lyceum maatschap maatwerk mavo mediation
    montessori montessorischool mbo mentoraat moskee netwerk noord noordoost noordwest nv ouderraad
    ontmoetingscentrum onderwijs oost opvang organisatie orthopedagogiek overleg park parochie paramedisch
    partners peuterspeelzaal platform plein plus politie praktijk praktijken projecten project psycholoog
    psychologen psychologie psychiatrie psz punt raad regio school scholen scholengemeenschap schoolbestuur
    service services sociaal speciaal sport sportclub stad stichting straat steunpunt support talent tandarts
    tandartspraktijk tafel team teams technasium thuis thuiszorg therapie training trainingen uitvaart unie
    universiteit veld vereniging verloskundigen verloskundige verslavingszorg vmbo voorziening vso vzw vof welzijn
    wijk wijkcentrum wijkteam wijkzorg woningbouw wonen woningstichting woongroep woonzorg zaal zelfhulp
    ziekenhuis zorg zorggroep zorgboerderij zuid zuidoost zuidwest west bureau brede bank werk & +
    """
)  # fmt: skip
ORGANISATION_ENDINGS = (
    "school", "college", "lyceum", "praktijk", "centrum", "team", "stichting", "straat", "laan", "zorg", "opvang",
    "hulp", "groep", "raad", "bureau", "kliniek", "instituut", "vereniging", "collectief", "overleg", "tafel", "beleid",
    "therapie", "coaching", "begeleiding", "steunpunt", "singel", "kade", "gracht",
)  # fmt: skip

# before a given name these say that an organisation, street or day is named after somebody
HONOURS = _words(
    """
    sint st santa san sainte saint prins prinses koning koningin keizer graaf gravin hertog jonker pastoor pater
    kapelaan deken bisschop kardinaal paus zuster broeder meester juf juffrouw burgemeester wethouder minister
    dominee rector mgr monseigneur h heilige don dom heer
    """
)
TITLES = _words(
    """
    dhr meneer heer mevr mevrouw mw mej fam familie
    """
)
LEARNED = _words(
    """
    dr drs prof ir ing mr
    """
)

# after whom schools and houses are called; not persons whom a record could be about
NAMESAKES = (
    "anne frank", "anna frank", "anna paulowna", "anna van buren", "anna van rijn", "annie m.g. schmidt",
    "annie mg schmidt", "dick bruna", "don bosco", "esther vergeer", "floris v", "florence nightingale",
    "bert en ernie", "frans hals", "hendrik boogaard",
    "hans brinker", "helen parkhurst", "jip en janneke", "jan arentsz",
    "jan campert",
    "jan ligthart", "jan ligthard", "jan luiken", "jan luyken", "jan steen", "jan tinbergen", "jan van brabant",
    "jan van eyck", "jan van nassau", "jan van rijckenborgh", "jan van scorel", "johan cruijff", "johan cruyff",
    "johan de witt", "johannes bosco", "johannes calvijn", "johannes fontanus", "johannes paulus", "johannes post",
    "johannes vermeer", "joseph haydn", "juliana van stolberg", "karel de grote", "karel doorman",
    "karel van mander", "kees boeke", "leonardo da vinci", "maarten luther", "maria goretti", "maria montessori",
    "maria regina", "marie curie", "martin luther king", "maurits in de brouwerij", "michiel de ruyter",
    "nelson mandela", "peter petersen", "peter faber", "peter pan", "petrus canisius", "pieter bas",
    "pieter brueghel", "pieter jelles", "piet hein", "piet mondriaan", "robert schuman", "rosa parks",
    "rudolf steiner", "simon stevin", "theo thijssen", "thomas more", "thomas a kempis", "titus brandsma",
    "vincent van gogh", "wilhelmina van pruisen", "willem alexander", "willem barentsz", "willem de zwijger",
    "willem lodewijk", "willem van oranje", "willem teellinck", "willem farel",
)  # fmt: skip

# letters with dots that are no initials: kinds of schools, services and meetings
ABBREVIATIONS = _words(
    """
    obs cbs rkbs rk pc pcbs bs bso sbo so vso po vo ovo kdv psz kc ikc cjg ggd ggz jgz lvb svb wmo mdo zat mt ib
    rt vvv uwv bjz gi rvdk vt mee amhk ok sg csg osg rsg kbs abs ods sws ds asb bv nv vof bijv nl eo ivo poh oggz
    rib ribw ams sbp sbs iq
    """
)

# what comes before the name of the one whom a meeting is about
CASE_WORDS = _words(
    """
    mdo mdo's casus casuistiek casusbespreking casusoverleg zorgoverleg zat clientbespreking clientoverleg
    leerlingbespreking leerlingoverleg evaluatie evaluatiegesprek intake intakegesprek rondetafel ronde-tafel rtg
    arrangement tlv beschikking hulpverleningsplan gezinsplan plan dossier zaak kind leerling client patient
    jeugdige pupil zoon dochter broer zus moeder vader ouders oma opa gezin familie fam mevr mevrouw mw dhr meneer
    perspectiefplan startgesprek gezinsbespreking gezinsoverleg multidisciplinair spoedoverleg schakeloverleg
    netwerkberaad familieberaad trajectberaad
    """
)
FAMILY_WORDS = _words(
    """
    gezin familie fam mevr mevrouw mw dhr meneer client leerling patient jeugdige pupil
    """
)
FAMILY_MEETINGS = _words(
    """
    mdo casus casusoverleg casusbespreking gezinsplan gezinsoverleg gezinsbespreking dossier zorgoverleg
    clientbespreking clientoverleg leerlingbespreking 1g1p 1gezin1plan familieberaad
    """
)
