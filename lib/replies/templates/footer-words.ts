interface FooterWords {
  /** Why this mail came; `site` is the sender's name. */
  because: (site: string) => string;
  unsubscribe: string;
}

const words: Record<string, FooterWords> = {
  en: {
    because: (site) => `You get this mail from ${site} because of your support.`,
    unsubscribe: "No more news by mail",
  },
  de: {
    because: (site) => `Diese Mail kommt von ${site}, weil du uns unterstützt hast.`,
    unsubscribe: "Keine Neuigkeiten mehr per Mail",
  },
  fr: {
    because: (site) => `Vous recevez ce message de ${site} en raison de votre soutien.`,
    unsubscribe: "Ne plus recevoir de nouvelles par e-mail",
  },
  es: {
    because: (site) => `Recibes este mensaje de ${site} por tu apoyo.`,
    unsubscribe: "No recibir más novedades por correo",
  },
  it: {
    because: (site) => `Ricevi questo messaggio da ${site} per il tuo sostegno.`,
    unsubscribe: "Non ricevere più novità via e-mail",
  },
  pt: {
    because: (site) => `Recebe esta mensagem de ${site} por causa do seu apoio.`,
    unsubscribe: "Não receber mais novidades por e-mail",
  },
  nl: {
    because: (site) => `Je krijgt deze mail van ${site} vanwege je steun.`,
    unsubscribe: "Geen nieuws meer per mail",
  },
  ja: {
    because: (site) => `このメールは、ご支援いただいたことにより${site}からお送りしています。`,
    unsubscribe: "お知らせメールの配信を停止する",
  },
};

/** The small print of a mail in its reader's language, or in English. */
export const footerWords = (locale: string): FooterWords =>
  words[locale.toLowerCase().split("-")[0] ?? ""] ?? (words.en as FooterWords);
