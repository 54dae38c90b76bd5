import { request as send } from "node:http";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { type Right, roleHasRight } from "@/lib/kernel";
import { type AddressSample, addressSamples } from "@/test/access-samples";
import { type Entrance, findEntrances } from "@/test/find-entrances";
import { newPerson } from "@/test/new-person";
import { type SeededSite, seedSite } from "@/test/seeded-site";
import { sessionCookieOf } from "./sign-in-as";

type Address = Extract<Entrance, { kind: "page" | "route" }>;

const { entrances } = findEntrances(join(import.meta.dirname, ".."));
const addresses = entrances.filter((one): one is Address => one.kind !== "action");

const personas = ["owner of A", "owner of B", "viewer of A", "key of A", "nobody"] as const;
type Persona = (typeof personas)[number];

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** Asks a running app. An endless answer is cut off after its first piece. */
function askAt(
  base: string,
  path: string,
  method: string,
  headers: Record<string, string>,
  body?: string,
) {
  return new Promise<Answer>((resolve, reject) => {
    const request = send(new URL(path, base), { method, headers }, (response) => {
      const { statusCode: status = 0, headers: answered } = response;
      let text = "";
      const done = () => resolve({ status, headers: answered, text });
      response.setEncoding("utf8");
      response.on("data", (piece: string) => {
        text += piece;
        if (!answered["content-type"]?.startsWith("text/event-stream")) return;
        done();
        request.destroy();
      });
      response.on("end", done);
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

const methodOf = (address: Address) => (address.kind === "page" ? "GET" : address.method);

const sampleOf = (address: Address): AddressSample | undefined =>
  addressSamples[`${methodOf(address)} ${address.path}`] ?? addressSamples[address.path];

function fill(address: Address, sample: AddressSample, a: SeededSite): string {
  const params = sample.params?.(a) ?? {};
  const path = address.path.replace(
    /\[(?:\.\.\.)?([^\]]+)\]/g,
    (_, name: string) => params[name] ?? "",
  );
  const query = new URLSearchParams(sample.query?.(a)).toString();
  return query ? `${path}?${query}` : path;
}

async function credentialsAt(
  base: string,
  persona: Persona,
  a: SeededSite,
  b: SeededSite,
  address: Address,
) {
  const headers: Record<string, string> = { accept: "text/html,application/json" };
  if (methodOf(address) !== "GET") headers.origin = base;
  if (persona === "key of A") {
    return { ...headers, authorization: `Bearer ${keyFor(address, a).secret}` };
  }
  if (persona === "nobody") return headers;
  const person = { "owner of A": a.owner, "owner of B": b.owner, "viewer of A": a.viewer }[persona];
  const { name, value } = await sessionCookieOf(person.userId);
  return { ...headers, cookie: `${name}=${value}` };
}

const scopeOf = ({ access }: Address) =>
  typeof access === "object" && "scope" in access ? access.scope : undefined;

/** A key of a site with just the scope that an address asks for. */
const keyFor = (address: Address, site: SeededSite) =>
  scopeOf(address)?.endsWith(":write") ? site.writeKey : site.key;

/** What an address that opened has answered; 201 where something was made. */
const openedWith = (status: number) => (status === 201 ? 200 : status);

/** One Content-Security-Policy, under which no script runs that we did not mean to. */
function expectStrictPolicy({ headers }: Answer, what: string): void {
  const policies = [headers["content-security-policy"]].flat();
  expect(policies, what).toHaveLength(1);
  const rules = new Map(
    policies[0]?.split(";").map((rule) => {
      const [name = "", ...sources] = rule.trim().split(" ");
      return [name, sources];
    }),
  );
  const scripts = rules.get("script-src") ?? rules.get("default-src");
  expect(scripts, what).toBeDefined();
  for (const source of ["'unsafe-inline'", "'unsafe-eval'", "*"]) {
    expect(scripts, what).not.toContain(source);
  }
  expect(rules.get("frame-ancestors"), what).toEqual(["'none'"]);
}

/** What must come of it, from what the address declares. */
function expected(persona: Persona, address: Address, sample: AddressSample): number {
  const { access, kind } = address;
  const hasSession = persona !== "nobody" && persona !== "key of A";
  if (access === "public") return (hasSession && sample.signedIn) || (sample.status ?? 200);
  if (access === "sandbox") return 200;
  if (typeof access === "object" && "scope" in access) {
    return persona === "key of A" ? (sample.opened ?? 200) : 401;
  }
  // A page sends people to sign in, a program is told.
  if (!hasSession) return kind === "page" ? 307 : 401;
  if (access === "signed-in" && sample.signedIn) return sample.signedIn;
  if (access === "signed-in" || persona === "owner of A") return 200;
  if (persona === "owner of B") return sample.params ? 404 : 200;
  return roleHasRight("viewer", (access as { right: Right }).right) ? 200 : 403;
}

/**
 * The tests of who may open what, against the app that answers at `base()`.
 */
export function expectAccess(base: () => string): void {
  const ask = (path: string, method: string, headers: Record<string, string>, body?: string) =>
    askAt(base(), path, method, headers, body);
  const credentials = (persona: Persona, a: SeededSite, b: SeededSite, address: Address) =>
    credentialsAt(base(), persona, a, b, address);

  let a: SeededSite;
  let b: SeededSite;
  test.beforeAll(async () => {
    [a, b] = [await seedSite(), await seedSite()];
  });

  test("every address with parameters has a sample", () => {
    const missing = addresses
      .filter(({ path }) => path.includes("["))
      .filter((one) => !sampleOf(one));
    expect(missing.map((one) => `${methodOf(one)} ${one.path}`)).toEqual([]);
  });

  for (const address of addresses) {
    const sample = sampleOf(address) ?? {};
    test(`${methodOf(address)} ${address.path} opens for those it says, and for nobody else`, async () => {
      for (const persona of personas) {
        const method = methodOf(address);
        const headers = await credentials(persona, a, b, address);
        const path = fill(address, sample, a);
        const answer = await ask(path, method, headers, sample.body?.(a));
        const { status, text } = answer;
        const wanted = expected(persona, address, sample);
        expect(openedWith(status), `${persona}: ${method} ${path}`).toBe(wanted);
        if (status === 307 && address.access !== "public") {
          expect(answer.headers.location).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
        }
        const knowsA = persona.endsWith("of A") || address.access === "sandbox";
        const shown = sample.introducesSite
          ? text.replaceAll(a.site.name, "").replaceAll(`ko-fi.com/${a.marker}`, "")
          : text;
        if (!knowsA) expect(shown.includes(a.marker), `${persona} sees site A`).toBe(false);
        expectStrictPolicy(answer, `${persona}: ${method} ${path}`);
      }
    });
  }

  const scoped = addresses.filter((address) => scopeOf(address) !== undefined);

  test("a key without the scope is refused", async () => {
    for (const address of scoped) {
      const other = scopeOf(address)?.endsWith(":write") ? a.key : a.writeKey;
      const headers = { authorization: `Bearer ${other.secret}` };
      const path = fill(address, sampleOf(address) ?? {}, a);
      const { status } = await ask(path, methodOf(address), headers);
      expect(status, address.path).toBe(403);
    }
  });

  test("a key of one site finds nothing of another", async () => {
    for (const address of scoped) {
      const sample = sampleOf(address) ?? {};
      const headers = { authorization: `Bearer ${keyFor(address, b).secret}` };
      const path = fill(address, sample, a);
      const answer = await ask(path, methodOf(address), headers, sample.body?.(a));
      expect(openedWith(answer.status), address.path).toBe(sample.params ? 404 : 200);
      expect(answer.text).not.toContain(a.marker);
    }
  });

  test("405 and OPTIONS say which methods a route has, on every route", async () => {
    const routes = Map.groupBy(
      addresses.filter((one) => one.kind === "route" && !one.path.includes("[...")),
      ({ path }) => path,
    );
    expect(routes.size).toBeGreaterThan(12);
    for (const [first, ...others] of routes.values() as Iterable<[Address, ...Address[]]>) {
      const has = [first, ...others].map(methodOf);
      const allow = [
        ...["GET", "POST", "PUT", "PATCH", "DELETE"].flatMap((method) =>
          has.includes(method) ? (method === "GET" ? ["GET", "HEAD"] : [method]) : [],
        ),
        "OPTIONS",
      ].join(", ");
      const path = fill(first, sampleOf(first) ?? {}, a);
      const headers = { origin: new URL(base()).origin };
      for (const method of ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
        if (allow.split(", ").includes(method) && method !== "OPTIONS") continue;
        const answer = await ask(path, method, headers);
        expect(answer.status, `${method} ${path}`).toBe(method === "OPTIONS" ? 204 : 405);
        expect(answer.headers.allow, `${method} ${path}`).toBe(allow);
      }
    }
  });

  test("what is only for the sandbox is not there under a name of the network", async () => {
    for (const address of addresses.filter(({ access }) => access === "sandbox")) {
      const path = fill(address, sampleOf(address) ?? {}, a);
      const answer = await ask(path, methodOf(address), { host: "till.example" });
      expect(answer.status, path).toBe(404);
      expect(answer.text).not.toContain(a.marker);
    }
  });

  for (const role of ["viewer", "support", "manager"] as const) {
    test(`a ${role} sees an invited address nowhere`, async () => {
      const person = await newPerson({ [a.siteId]: role });
      const { name, value } = await sessionCookieOf(person.userId);
      const headers = { accept: "text/html,application/json", cookie: `${name}=${value}` };
      for (const address of addresses.filter((one) => methodOf(one) === "GET")) {
        const path = fill(address, sampleOf(address) ?? {}, a);
        if (address.access === "sandbox") continue;
        const { text } = await ask(path, "GET", headers);
        expect(text.includes(`invited-${a.marker}`), path).toBe(false);
      }
    });
  }

  test("another website cannot change anything with this person's cookie", async () => {
    const changing = addresses.filter(
      (one) =>
        one.kind === "route" &&
        one.method !== "GET" &&
        one.access !== "public" &&
        !(typeof one.access === "object" && "scope" in one.access),
    );
    for (const address of changing) {
      const headers = await credentials("owner of A", a, b, address);
      const sample = sampleOf(address) ?? {};
      const answer = await ask(fill(address, sample, a), methodOf(address), {
        ...headers,
        origin: "https://evil.example",
      });
      expect(answer.status, address.path).toBe(403);
    }
  });

  test("files, unknown addresses and wrong methods have a strict policy too", async () => {
    const page = await ask("/sign-in", "GET", {});
    const files = [...page.text.matchAll(/"(\/_next\/static\/[^"\\]+)"/g)].map(
      ([, path]) => path ?? "",
    );
    expect(files.length).toBeGreaterThan(3);
    const kinds = [".js", ".css"].map((end) => files.find((path) => path.endsWith(end)) ?? end);
    for (const path of [
      ...kinds,
      "/icon.svg",
      "/no/such/page",
      "/_next/static/none.js",
      "/api/x",
    ]) {
      expectStrictPolicy(await ask(path, "GET", {}), path);
    }
    for (const path of ["/api/health", "/api/auth/session", "/orders", "/orders/export"]) {
      expectStrictPolicy(await ask(path, "PUT", {}), `PUT ${path}`);
    }
  });
}
