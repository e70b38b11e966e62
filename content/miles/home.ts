/** The study in one page. The facts come from the recruitment text of the research team. */
import type { HomeWords } from '../types.ts';

export const home: HomeWords = {
  title: 'Samen op weg terug naar werk',
  description:
    'Het MiLES-onderzoek van Amsterdam UMC zoekt koppels van werknemer en werkgever. Helpt een praktische website de werkgever om goed te begeleiden?',
  lead: 'Wie kanker krijgt, wil vaak weer aan het werk. Een werkgever wil daar goed bij helpen, maar weet niet altijd hoe. Wij onderzoeken of een praktische website voor werkgevers dat beter maakt.',
  about: [
    'Wij doen dit onderzoek met koppels: een werknemer met kanker, en de leidinggevende of HR-manager die de begeleiding doet.',
  ],
  offers: {
    title: 'Wat staat er op de website voor werkgevers?',
    intro:
      'De website is gemaakt samen met werknemers die zelf kanker kregen, met werkgevers en met bedrijfsartsen die veel van oncologie weten.',
    points: [
      {
        icon: 'footprints',
        title: 'Tips per fase',
        text: 'Korte, concrete informatie voor waar u nu staat: van het eerste bericht tot weer aan het werk.',
      },
      {
        icon: 'video',
        title: 'Films over het gesprek',
        text: 'Interactieve video’s. U kiest zelf wat u zegt en ziet wat het doet.',
      },
      {
        icon: 'list-checks',
        title: 'Checklists',
        text: 'Om een gesprek voor te bereiden en niets te vergeten.',
      },
      { icon: 'link', title: 'Goede bronnen', text: 'Links naar andere websites die te vertrouwen zijn.' },
      {
        icon: 'users',
        title: 'Wie doet wat',
        text: 'Een overzicht van wie u kan helpen, en wat zij kunnen.',
      },
      { icon: 'scale', title: 'De wet', text: 'Wat moet, wat mag en wanneer, in gewone taal.' },
    ],
    after: 'Werkgevers die de website eerder gebruikten, gaven er gemiddeld een 7,6 voor.',
  },
  groups: [
    {
      title: 'De ene groep gebruikt de website meteen',
      text: 'De werkgever begeleidt zoals gewoon, en kan daarbij de website gebruiken.',
    },
    {
      title: 'De andere groep krijgt hem na afloop',
      text: 'De werkgever begeleidt eerst zoals gewoon. Na ongeveer 13 maanden gaat de website vanzelf open.',
    },
  ],
  sought: [
    {
      role: 'employee',
      title: 'Werknemers',
      points: [
        'bij wie korter dan 2 jaar geleden kanker is vastgesteld',
        'met betaald werk bij een werkgever',
        'die korter dan 2 jaar ziek gemeld zijn, helemaal of voor een deel',
        'die hun werkgever al over de diagnose hebben verteld',
        'van 18 tot en met 65 jaar',
      ],
    },
    {
      role: 'employer',
      title: 'Werkgevers',
      points: [
        'die een werknemer met kanker begeleiden bij de terugkeer naar werk',
        'bijvoorbeeld als direct leidinggevende of als HR-manager',
      ],
    },
  ],
  recruitment: {
    planned: {
      title: 'Aanmelden kan binnenkort',
      text: 'Het onderzoek is nog niet begonnen. U kunt alvast lezen wat het is. U kunt ons nu al vragen stellen.',
    },
    open: {
      title: 'Aanmelden kan nu',
      text: 'Wij zoeken nog koppels. U kunt meteen kijken of meedoen bij u past.',
    },
    paused: {
      title: 'Aanmelden staat even stil',
      text: 'Op dit moment nemen wij geen nieuwe aanmeldingen aan. Wie al meedoet, merkt daar niets van.',
    },
    full: {
      title: 'Er doen genoeg koppels mee',
      text: 'Wij hebben het aantal koppels dat nodig was. Dank aan iedereen die meedoet of het onderzoek doorgaf.',
    },
    closed: {
      title: 'Aanmelden is gesloten',
      text: 'De tijd om u aan te melden is voorbij. Wie meedoet, gaat gewoon door tot en met de laatste vragenlijst.',
    },
  },
  handOn: [
    {
      id: 'zorg',
      title: 'Voor bedrijfsartsen en zorgverleners',
      points: [
        'U mag één persoon op het onderzoek wijzen, als dat in uw gesprek past. Geef de tekst mee of noem de website.',
        'U meldt niemand aan en geeft ons geen namen. Wie wil, doet dat zelf.',
        'Laat weten dat nee zeggen niets verandert aan de zorg.',
      ],
      letter: [
        'Amsterdam UMC onderzoekt wat werkgevers helpt om werknemers met kanker goed te begeleiden bij de terugkeer naar werk. U kunt meedoen samen met uw werkgever. U kiest zelf of u dat wilt, en u bent het die uw werkgever uitnodigt.',
        'Lees rustig wat het is op de website, of bel {contact_name}: {contact_phone}.',
      ],
    },
    {
      id: 'organisaties',
      title: 'Voor organisaties',
      points: [
        'Deel het bericht met iedereen, of met alle leidinggevenden. Nooit met uitgekozen werknemers.',
        'Houd geen lijst bij en vraag niet wie meedoet. Wij vertellen het ook niet.',
        'Wij denken graag mee over een plan dat bij uw organisatie past.',
      ],
      talk: 'Vraag een gesprek aan',
    },
  ],
  researchers: [
    'MiLES is een gerandomiseerd onderzoek met koppels, geregistreerd als NCT06672887. Hebben beiden de eerste vragenlijst verstuurd, dan loot de computer wie in welke groep komt. Daarna volgen wij beide rollen 12 maanden.',
    'Samenwerken of iets vragen over de opzet? Neem contact op. Bent u van het onderzoeksteam, dan kunt u inloggen.',
  ],
};
