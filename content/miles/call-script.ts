/**
 * What a caller says. Whoever picks up may be somebody else: until the participant is on the line nothing tells what the
 * call is about, nor that there is a study at all [C3, C8].
 */
import type { CallScript } from '../types.ts';

const greeting = 'U spreekt met … van het onderzoek waar u aan meedoet. Komt het uit, en kunt u vrij praten?';

export const callScript: CallScript = {
  before: [
    'Bel waar niemand meeluistert. Belt u het werk, noem dan nooit waar u van bent.',
    'U weet niet in welke groep iemand zit. Vraag er niet naar, en help niet met vragen over een website.',
  ],
  pickedUp: 'Goedendag, u spreekt met … Mag ik {name} spreken?',
  someoneElse: {
    say: 'Ik probeer het later nog eens. Wanneer kan dat het beste?',
    asked: 'Het is een persoonlijk gesprek, niets dringends. Ik bel nog eens terug.',
    rule: 'Zeg niet waarvoor u belt, niet van welk ziekenhuis, en niet dat {name} ergens aan meedoet.',
  },
  voicemail: {
    say: 'U spreekt met … Ik probeer het later nog eens.',
    rule: 'Spreek verder niets in, of spreek helemaal niets in: ook anderen luisteren een voicemail af.',
  },
  reached: [
    greeting,
    'U kreeg een vragenlijst van ons en wij hebben hem nog niet terug. Dat kan gebeuren.',
    'Zullen wij hem samen invullen? Ik lees de vragen voor en typ wat u zegt. U mag altijd stoppen.',
    'Vertelt u mij niet in welke groep u bent geloot. Dat mag ik niet weten.',
  ],
  reading: [
    'Lees elke vraag en elk antwoord voor zoals het er staat. Leg niets uit en raad niets aan.',
    'Is iemand moe? Spreek een andere dag af. Wat u nog niet verstuurde, typt u dan opnieuw.',
  ],
  no: [
    'Dat mag. Dank u wel dat u het zegt.',
    'Vraag niet waarom, en dring niet aan. Wil iemand geen mail en telefoon meer, of helemaal stoppen? Leg dat meteen vast, met ‘Deze persoon wil stoppen’.',
  ],
  end: 'Dank u wel voor uw tijd. Een fijne dag.',
  bounce: {
    say: [
      greeting,
      'Onze mail aan u kwam terug. Welk e-mailadres gebruikt u nu?',
      'Dan zet ik het er nu in. Er komt een mail op uw nieuwe adres. Kunt u die nu lezen? Dan doen wij het samen.',
    ],
    rules: [
      'Lees het adres dat wij hebben niet voor. Laat de persoon het zeggen.',
      'Druk op ‘Ander adres invullen’. Daar staat hoe u zeker weet wie u spreekt. Weet u het niet zeker? Verander niets.',
      'Kan iemand nu niet bij de mail? Spreek een moment af waarop dat wel kan.',
      'Kan iemand de oude mail nog lezen? Dan kan het ook zonder ons: op de website, bij ‘Mijn pagina’ en dan ‘Mijn gegevens’.',
    ],
  },
  newAddress: {
    recognise: {
      say: [
        'Om zeker te weten dat ik met de juiste persoon spreek, stel ik drie vragen.',
        'Wat is uw hele naam?',
        'Welk e-mailadres gebruikten wij tot nu toe?',
        'In welke maand meldde u zich bij ons aan?',
      ],
      rules: [
        'Hebben wij een nummer? Bel dat. Belt iemand zelf, of met een ander nummer: hang vriendelijk op en bel het nummer dat wij hebben. Dan hoeft u de vragen niet te stellen.',
        'Hebben wij geen nummer, of werkt het niet meer? Dan moeten alle drie de antwoorden kloppen met wat hierboven staat. Lees niets voor, en help niet.',
        'Klopt er iets niet? Zeg: ‘Ik kan dit nu niet veranderen. Wij nemen contact met u op.’ Zeg niet wat er niet klopte. Overleg met de onderzoeker.',
        'Ook de ander van het koppel kan bellen. Doe nooit iets voor iemand anders dan de persoon zelf.',
      ],
    },
    told: {
      say: [
        'Er komt nu een mail op uw nieuwe adres. Daarin staat een knop. Wilt u daarop drukken?',
        'Er opent een pagina. Typ daar de zes cijfers die ik nu zeg.',
        'Is het gelukt? Dan gaan onze mails voortaan naar dit adres.',
      ],
      rules: [
        'Blijf aan de lijn tot het gelukt is. Zeg de cijfers twee keer. Mail of app ze nooit.',
        'Komt de mail niet? Laat ook bij ongewenste mail kijken, en lees het adres letter voor letter terug.',
        'Lukt het nu niet? Spreek een moment af. Bel dan, en geef nieuwe cijfers. De mail blijft werken.',
      ],
    },
  },
  consent: {
    say: [
      greeting,
      'Er is nieuwe informatie over het onderzoek.',
      'Wilt u die lezen? Die staat op onze website, bij ‘Mijn pagina’. Daar kiest u zelf of u opnieuw toestemming geeft. U hoeft nu niets te beslissen.',
    ],
    rules: [
      'U kunt geen toestemming geven voor iemand. Dring niet aan. Tot die tijd krijgt iemand geen vragenlijsten.',
      'Wil iemand niet meer meedoen? Leg dat meteen vast, met ‘Deze persoon wil stoppen’.',
    ],
  },
  followUp: {
    say: [
      greeting,
      'Ik bel om te horen hoe het nu met u gaat. U hoeft niets te vertellen.',
      'Is er iemand bij u? Weet uw huisarts ervan? Wat heeft u nu nodig?',
    ],
    rules: [
      'Is er nu gevaar? Bel 112, en blijf aan de lijn. Gedachten aan zelfdoding? Noem 113, dag en nacht. Anders: de eigen huisarts, vandaag nog.',
      'Leg daarna vast hoe het ging. Wat iemand vertelde, schrijft u niet op. Overleg met de arts van het onderzoek.',
      'Krijgt u niemand te pakken, of klopt het nummer niet? De zorg blijft staan. Overleg dezelfde dag met de arts van het onderzoek.',
    ],
  },
  worry: [
    'Gaat het niet goed met iemand? Luister eerst. Geef geen advies.',
    'Noem wie kan helpen: de eigen huisarts, of bij gedachten aan zelfdoding 113 (dag en nacht). Is er nu gevaar? Bel 112.',
    'Druk daarna op ‘Ik maak mij zorgen’. Er komt een taak op uw naam, voor uiterlijk morgen.',
  ],
};
