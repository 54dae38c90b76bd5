interface Carrier {
  name: string;
  /** How people write it, in lower case, beside its name. */
  also: readonly string[];
  /** Its public page for a shipment; `{}` is the number. */
  page: string;
}

/**
 * Carriers whose public tracking page takes the number in its address. Above each stands the page of its
 * own site that leads there, to look at when it has moved.
 */
const carriers: readonly Carrier[] = [
  // https://auspost.com.au/mypost/track
  { name: "Australia Post", also: [], page: "https://auspost.com.au/mypost/track/details/{}" },
  // https://www.post.at/en/s/item-search
  {
    name: "Austrian Post",
    also: ["österreichische post"],
    page: "https://www.post.at/s/sendungsdetails?snr={}",
  },
  // https://track.bpost.cloud
  {
    name: "bpost",
    also: [],
    page: "https://track.bpost.cloud/btr/web/#/search?itemCode={}&lang=en",
  },
  // https://www.canadapost-postescanada.ca/track-reperage/en
  {
    name: "Canada Post",
    also: ["postes canada"],
    page: "https://www.canadapost-postescanada.ca/track-reperage/en#/search?searchFor={}",
  },
  // https://www.correos.es/es/en/tools/tracker
  {
    name: "Correos",
    also: [],
    page: "https://www.correos.es/es/es/herramientas/localizador/envios/detalle?tracking-number={}",
  },
  // https://www.deutschepost.de/sendung/simpleQuery.html
  {
    name: "Deutsche Post",
    also: [],
    page: "https://www.deutschepost.de/sendung/simpleQueryResult.html?form.sendungsnummer={}",
  },
  // https://www.dhl.com/en/express/tracking.html
  {
    name: "DHL",
    also: ["dhl express", "dhl paket"],
    page: "https://www.dhl.com/global-en/home/tracking.html?tracking-id={}",
  },
  // https://tracking.dpd.de
  { name: "DPD", also: [], page: "https://tracking.dpd.de/status/en_US/parcel/{}" },
  // https://www.evri.com/track-a-parcel
  { name: "Evri", also: ["hermes uk"], page: "https://www.evri.com/track/parcel/{}" },
  // https://www.fedex.com/en-us/tracking.html
  { name: "FedEx", also: [], page: "https://www.fedex.com/fedextrack/?trknbr={}" },
  // https://gls-group.com/track
  { name: "GLS", also: [], page: "https://gls-group.com/GROUP/en/parcel-tracking?match={}" },
  // https://trackings.post.japanpost.jp/services/srv/search/?locale=en
  {
    name: "Japan Post",
    also: [],
    page: "https://trackings.post.japanpost.jp/services/srv/search/direct?locale=en&reqCodeNo1={}",
  },
  // https://www.laposte.fr/outils/suivre-vos-envois
  {
    name: "La Poste",
    also: ["colissimo"],
    page: "https://www.laposte.fr/outils/suivre-vos-envois?code={}",
  },
  // https://www.nzpost.co.nz/tools/tracking
  {
    name: "NZ Post",
    also: ["new zealand post"],
    page: "https://www.nzpost.co.nz/tools/tracking/item/{}",
  },
  // https://www.poste.it/cerca
  {
    name: "Poste Italiane",
    also: [],
    page: "https://www.poste.it/cerca/index.html#/risultati-spedizioni/{}",
  },
  // https://www.postnord.se/en/our-tools/track-and-trace
  {
    name: "PostNord",
    also: [],
    page: "https://www.postnord.se/en/our-tools/track-and-trace?shipmentId={}",
  },
  // https://www.royalmail.com/track-your-item
  {
    name: "Royal Mail",
    also: [],
    page: "https://www.royalmail.com/track-your-item#/tracking-results/{}",
  },
  // https://service.post.ch/ekp-web/ui/list
  {
    name: "Swiss Post",
    also: ["die post", "la poste suisse"],
    page: "https://service.post.ch/ekp-web/ui/entry/search/{}",
  },
  // https://www.ups.com/track
  { name: "UPS", also: [], page: "https://www.ups.com/track?tracknum={}" },
  // https://tools.usps.com/go/TrackConfirmAction_input
  {
    name: "USPS",
    also: ["us postal service"],
    page: "https://tools.usps.com/go/TrackConfirmAction?tLabels={}",
  },
];

/** Names to choose from. Another carrier is as good: it has no link. */
export const carrierNames: readonly string[] = carriers.map(({ name }) => name);

/** Where a shipment can be followed; null where the carrier's page is not known. */
export function trackingUrl(carrier: string | null, number: string | null): string | null {
  const written = carrier?.trim().toLowerCase();
  const code = number?.replace(/\s+/g, "");
  if (!written || !code) return null;
  const found = carriers.find(
    ({ name, also }) => name.toLowerCase() === written || also.includes(written),
  );
  return found ? found.page.replace("{}", encodeURIComponent(code)) : null;
}
