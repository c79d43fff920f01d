"""Tables of English words the breakdown goes by: people, sounds, things, and how near the camera likes to see what.

Scripts in other languages lose only what these tables would have added: their shots, lines, cast and seconds come from
the form of the screenplay.
"""

from __future__ import annotations

from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Nouns for people; a plural or a number word makes them a group.
PEOPLE = _words(
    "man woman boy girl child kid baby infant toddler teenager teen youth lad lady gentleman guy person figure "
    "stranger driver mechanic pilot captain sailor fisherman skipper passenger conductor rider racer runner "
    "cyclist engineer guard soldier officer cop policeman policewoman detective sergeant lieutenant general "
    "colonel private agent spy sheriff deputy warden prisoner inmate thief burglar robber killer murderer "
    "assassin gangster thug hitman sniper doctor nurse surgeon paramedic medic patient dentist vet scientist "
    "professor teacher student pupil librarian priest nun monk bishop pastor rabbi imam vicar king queen prince "
    "princess duke duchess lord knight squire wizard witch ghost vampire zombie robot android alien astronaut "
    "cosmonaut waiter waitress barman barmaid bartender chef cook baker butcher clerk cashier shopkeeper owner "
    "manager boss secretary assistant receptionist butler maid maître servant janitor cleaner caretaker "
    "lamplighter gardener farmer shepherd hunter woodcutter miller smith carpenter builder worker foreman miner "
    "plumber electrician postman mailman courier messenger porter salesman saleswoman customer client guest "
    "host hostess bride groom bridesmaid husband wife mother father mum mom mama papa dad daddy son daughter "
    "brother sister twin uncle aunt cousin nephew niece grandmother grandfather grandma grandpa granny widow "
    "widower neighbour neighbor friend lover boyfriend girlfriend fiancé fiancée couple orphan heir judge "
    "lawyer attorney juror bailiff witness reporter journalist photographer cameraman director producer actor "
    "actress singer dancer musician drummer guitarist pianist violinist fiddler artist painter sculptor writer "
    "poet author editor announcer commentator presenter narrator referee umpire coach trainer boxer wrestler "
    "player goalkeeper champion official marshal steward stewardess attendant timekeeper usher beggar tramp "
    "vagrant drunk addict dealer hooker biker hippie punk skater surfer swimmer lifeguard diver climber hiker "
    "camper tourist traveller traveler refugee villager peasant local elder mayor senator president minister "
    "politician ambassador diplomat hacker programmer technician operator dispatcher supervisor inspector "
    "commander admiral major corporal recruit cadet rebel leader chief warrior archer swordsman gladiator "
    "pirate samurai ninja monster creature demon angel devil clown magician acrobat juggler puppeteer model "
    "celebrity star fan bystander onlooker spectator pedestrian passerby jogger cabbie chauffeur trucker "
    "bouncer croupier gambler banker accountant broker businessman businesswoman executive intern volunteer "
    "nanny babysitter schoolboy schoolgirl teammate partner rival enemy victim suspect hostage survivor corpse "
    "crowd mob gang crew team family group audience class choir band orchestra squad patrol army troops people "
    "men women children kids boys girls folk public commuters mourners dancers guests police firefighters "
    "fireman firemen"
)
GROUPS = _words(
    "crowd mob gang crew team family group audience class choir band orchestra squad patrol army troops people "
    "men women children kids folk public police couple twins firemen gentlemen ladies policemen fishermen "
    "commuters mourners all everyone everybody both others"
)
MALE = _words(
    "man boy lad gentleman guy fisherman policeman king prince duke lord monk priest waiter barman butler groom "
    "husband father papa dad daddy son brother uncle nephew grandfather grandpa widower salesman postman "
    "mailman cameraman actor businessman schoolboy swordsman fireman he him mr sir male boyfriend"
)
FEMALE = _words(
    "woman girl lady queen princess duchess nun witch waitress barmaid maid bride wife mother mum mom mama "
    "daughter sister aunt niece grandmother grandma granny widow saleswoman actress businesswoman schoolgirl "
    "stewardess hostess policewoman she her mrs ms miss madam female girlfriend nanny"
)
NUMBERS = _words(
    "two three four five six seven eight nine ten eleven twelve dozen dozens several few many some hundreds thousands"
)
TITLES = _words(
    "mr mrs ms miss dr doctor professor detective officer captain sergeant lieutenant colonel general sir lady "
    "lord king queen prince princess father brother sister mother aunt uncle nurse judge agent inspector chief "
    "mayor old young little big tall grandma grandpa madame señor señora herr frau"
)
# Names that are also plain words: in small letters they are the word.
WORDS_TOO = _words(
    "will rose mark hope grace faith may june april august art bill bob dawn drew frank gene grant jack joy "
    "lance miles nick pat ray rob rich sandy sky summer autumn victor wade ward guy chip chase cliff dean buck "
    "bud pearl ruby ivy lily violet iris olive heather holly daisy penny bell belle angel harmony melody "
    "crystal amber jade star page carol eve basil reed rusty rocky sunny happy lucky ace red blue snow storm "
    "fox wolf bear robin jay hawk rex max major king duke earl baron prince ginger honey sage hazel rowan ash "
    "forest river brook lake stone clay sterling west north pierce trip ride lane rod dick peter ned don roman "
    "christian hunter mason miller baker cook fisher taylor turner walker skip sue sally josh mike jimmy harry "
    "tom colt bishop dusty cash wit love charity patience prudence constance"
)
PRONOUNS = _words(
    "i he she it they we you him her them us me his hers its their our my your who whom whose this that these "
    "those himself herself itself themselves someone somebody anyone nobody everyone everybody one another "
    "other others"
)

# What is heard. A run of capitals that ends in one of these is a sound, never a person.
SOUNDS = _words(
    "bang crash boom thud thump click clack clang clank clatter creak crack crunch snap pop fizz hiss buzz beep "
    "bleep ring chime ding dong knock tap rap slam bam wham smack whack slap splash splat drip gurgle rumble "
    "roar growl snarl howl bark meow whine whimper shriek scream screech squeal squeak shout yell cry sob laugh "
    "laughter cheer applause gasp whisper whistle hum drone whirr whir whoosh swish rustle rattle jingle tinkle "
    "toll tick tock honk horn hoot siren alarm bell thunder thunderclap gunshot shot gunfire explosion explode "
    "blast blare echo static music song voice sound noise silence footstep hoofbeat heartbeat rev idle sputter "
    "backfire purr clip-clop neigh whinny moo baa crow caw chirp tweet flap flutter sizzle crackle wail blow "
    "shatter smash burst detonate fire peal strike cough sneeze snore"
)

# Things; in capitals they are props, never people.
PROPS = _words(
    "jar flask lid can tin drawing sketch page visor medallion spur saddle letter envelope note paper newspaper "
    "book diary journal notebook magazine phone telephone mobile photograph photo picture portrait map key keys "
    "watch stopwatch clock cup mug bottle glass knife fork spoon gun pistol revolver rifle shotgun sword dagger "
    "axe hammer lamp candle lantern torch flashlight match lighter cigarette pipe helmet hat cap glove mitten "
    "scarf coat jacket ring necklace bracelet locket medal badge coin wallet purse bag briefcase suitcase "
    "backpack box crate chest trunk drawer safe radio television tv screen monitor computer laptop keyboard "
    "camera tape cassette record guitar violin piano ball doll toy teddy balloon kite tool wrench spanner "
    "screwdriver wheel flag rope chain mirror plate bowl pan pot kettle flower bouquet umbrella cane stick pole "
    "ticket passport card sign poster needle thread syringe pill vial bandage tablet remote switch button lever "
    "pedal throttle dial gauge speedometer compass telescope binoculars microphone speaker bell whistle trophy "
    "crown bomb grenade dynamite detonator fuse receipt contract file folder document telegram postcard parcel "
    "package gift present cake bread apple egg coffee tea wine beer whisky whiskey soup chair stool table desk "
    "bed door doorknob handle lock window curtain hourglass feather bone skull blood footprint tyre tire engine "
    "headlight headlights wick flame ember spark brush canvas pen pencil chalk blackboard scoreboard board "
    "screwcap oar net hook anchor bucket broom ladder shovel spade rake basket blanket pillow shoe boot boots "
    "sock ribbon button zip tie shirt dress painting statue urn coffin wreath chess dice cards"
)
# Things too large or too plain for a close look of their own.
LARGE = _words(
    "door window curtain bed chair table desk stool piano statue engine ladder headlight scoreboard board "
    "blanket dress coat shirt jacket hat tree crate trunk bench rope net wheel"
)
VEHICLES = _words(
    "car truck lorry van bus coach motorcycle motorbike bike bicycle train locomotive tram boat ship ferry "
    "yacht canoe rowboat trawler submarine plane airplane aeroplane jet helicopter spaceship rocket shuttle "
    "carriage cart wagon taxi cab ambulance limousine limo convertible racer tractor tank scooter sled sledge "
    "sleigh pickup jeep sedan roadster"
)
ANIMALS = _words(
    "horse dog cat bird flock cow deer wolf fish sheep goat pig hen chicken rooster duck goose gull seagull "
    "crow raven owl eagle hawk mouse rat rabbit fox bear lion tiger elephant monkey snake spider bee butterfly "
    "moth fly puppy kitten pony donkey mule camel whale shark dolphin seal frog lizard hound terrier"
)
PLACES = _words(
    "house home flat apartment room kitchen office building street road bridge town city village harbour harbor "
    "station tower church chapel castle school hospital hotel bar pub shop store café cafe restaurant prison "
    "garage hangar farm barn mill factory pier quay dock beach forest wood field hill mountain river lake sea "
    "ocean desert island park garden grave graveyard cemetery circuit track grandstand stadium corridor hall "
    "hallway stairs roof rooftop yard"
)

MOVING = VEHICLES | ANIMALS
NO_PERSON = SOUNDS | PROPS | VEHICLES | ANIMALS | PLACES
NO_PROP = VEHICLES | ANIMALS | PLACES | PEOPLE

# How near the camera likes to see what: the word is worth its weight to that size.
_NEARNESS: dict[str, tuple[float, str]] = {
    "ECU": (
        3.0,
        (
            "eye eyelid eyelash pupil iris lip teardrop fingertip fingernail trigger keyhole nostril pulse bead "
            "pinprick fingerprint eyebrow wick filament"
        ),
    ),
    "CU": (
        2.6,
        (
            "hand finger fist palm thumb face mouth cheek smile grin frown tear jaw glove mitten boot pedal "
            "throttle lever wrist knuckle brow scar ear foot heel toe engraving engraved handwriting inscription "
            "dial stopwatch label button switch screen letter photograph photo key ring locket match flame needle "
            "ember coin note trembling tremble blink wink kiss brake gauge speedometer footprint blood syringe pill "
            "badge medal"
        ),
    ),
    "MCU": (
        2.2,
        (
            "stare whisper breathe breath nod swallow think listen realise realize remember hesitate glance gaze "
            "laugh cry weep sob shiver sigh wince gasp flinch freeze head shoulder hear recognise recognize "
            "frightened afraid lie ashamed proud moved forget wonder doubt dream murmur mutter blush pale sweat "
            "pray mirror"
        ),
    ),
    "MS": (
        1.8,
        (
            "sit lean turn hold lift put pour open read write hand give take pick drink eat drive type dial phone "
            "reach pull push throw catch wipe wash fold unfold button undress dress comb shave cook stir cut light "
            "smoke play point wave shrug hug embrace table desk counter bench steering look wait show offer arm "
            "chest sleeve talk speak window dashboard cockpit pack unpack"
        ),
    ),
    "MLS": (
        1.4,
        "stand rise enter stop lead carry drag step back approach hesitates doorway unlock knock lamp post porch pace",
    ),
    "FS": (
        1.7,
        (
            "walk kneel crouch crawl climb jump leap dance fall stumble trip limp bow kick fight wrestle swing spin "
            "skate lie sprawl collapse hop tiptoe march stride dive faint rope ladder stairs steps raise"
        ),
    ),
    "WS": (
        2.0,
        (
            "run race chase gallop ride sail row fly crowd mob army battle flock herd street square yard grandstand "
            "scoreboard platform station garage warehouse workshop hall ballroom church chapel ruin ruined pier "
            "quay harbour harbor dock bridge road track circuit corner pit paddock grid car truck bus train boat "
            "ship plane helicopter carriage motorcycle tractor convoy house barn farm garden park forest tree pine "
            "wood field beach river lake room court stage arena building tower gate wall rows row everyone "
            "everybody people empty abandoned deserted wreck explosion smoke fog bonfire parade procession kitchen "
            "village"
        ),
    ),
    "EWS": (
        2.6,
        (
            "horizon sky mountain hill valley desert dune sea ocean coast cliff city skyline landscape plain "
            "prairie wilderness glacier canyon planet space galaxy moon sun sunrise sunset world earth distance far "
            "vast immense endless aerial panorama stars coastline archipelago island expanse"
        ),
    ),
}
NEAR: dict[str, tuple[str, float]] = {
    word: (size, weight) for size, (weight, words) in _NEARNESS.items() for word in words.split()
}

# Verbs only people do: a run of capitals before one of these is somebody.
HUMAN_VERBS = _words(
    "walk sit stand kneel smile grin nod frown laugh weep sob whisper speak say ask answer shout look stare "
    "glance gaze watch listen hesitate sigh shrug wave enter exit cross approach appear emerge step run jog "
    "sprint limp stumble climb crouch crawl lie lean turn hold hug kiss embrace drink eat smoke read write type "
    "drive pour wear grab pick reach put give take open close pace wait sleep wake dance sing pray think "
    "remember realise realize work study cook wash shave dress undress hurry rush lead follow carry drag "
    "swallow wipe shake raise lift pull push throw catch hand tap knock clean polish mop sweep count search "
    "rummage fumble fiddle stretch yawn bow salute point joins join arrive saunter stride strides march tiptoe "
    "lounge slouch slump peer squint blink wink shiver tremble breathe pack unpack play"
)

# Emotion that is worth moving closer for, and chaos that is worth an unsteady camera.
CHAOS = _words("fight brawl struggle panic riot stampede wrestle grapple thrash battle scuffle chaos chaotic scramble")
TRAVEL = _words(
    "walk run ride drive race chase sprint march stride cycle gallop skate sail row jog hurry rush pedal speed "
    "roar fly cross follow carry"
)


@lru_cache(maxsize=20_000)
def stems(word: str) -> tuple[str, ...]:
    """The plain forms an English word may come from, itself first: ``kneels`` gives ``kneels`` and ``kneel``."""
    word = word.lower().replace("’", "'").removesuffix("'s").strip("'")
    forms = [word]
    for ending in ("s", "es", "ed", "d", "ing", "er"):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word.removesuffix(ending)
            forms.append(stem)
            if ending in ("ing", "ed"):
                forms.append(stem + "e")
                if len(stem) > 2 and stem[-1] == stem[-2]:
                    forms.append(stem[:-1])
    if word.endswith("ies"):
        forms.append(word[:-3] + "y")
    if word.endswith("men"):
        forms.append(word[:-3] + "man")
    irregular = _IRREGULAR.get(word)
    return (*forms, irregular) if irregular else tuple(forms)


_IRREGULAR = {
    "feet": "foot", "teeth": "tooth", "stood": "stand", "sat": "sit", "ran": "run", "fell": "fall", "lying": "lie",
    "came": "come", "went": "go", "held": "hold", "took": "take", "gave": "give", "fists": "fist", "knives": "knife",
    "tears": "tear", "flies": "fly", "cries": "cry", "tied": "tie", "rode": "ride", "drove": "drive", "froze": "freeze",
    "wept": "weep", "rose": "rise", "threw": "throw", "caught": "catch", "shook": "shake", "spun": "spin",
}  # fmt: skip


@lru_cache(maxsize=50_000)
def is_a(word: str, table: frozenset[str]) -> bool:
    """Whether a word, in any of its forms, stands in a table."""
    return any(form in table for form in stems(word))
