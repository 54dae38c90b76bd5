import { expect, test } from "vitest";
import { checkAddress } from "./check-address";
import { countryName, findCountry, listCountries } from "./countries";
import { addressFields } from "./country-form";
import { keepAddress, readAddress } from "./read-address";
import { writeAddress } from "./write-address";

const write = (shipping: Record<string, unknown>) => writeAddress(readAddress(shipping).address);

test("an address is a block in the form of its own country, the country last", async () => {
  const person = { full_name: "Robin Example", street_address: "1 Sample Street\r\nBack door" };
  expect(
    await write({ ...person, city: "Berlin", postal_code: "10115", country_code: "DE" }),
  ).toEqual(["Robin Example", "1 Sample Street", "Back door", "10115 Berlin", "Germany"]);
  expect(
    await write({
      ...person,
      ...{ city: "San Francisco", state_or_province: "California", postal_code: "94016" },
      country: "United States",
    }),
  ).toEqual([
    ...["Robin Example", "1 Sample Street", "Back door", "San Francisco, CA 94016"],
    "United States",
  ]);
  expect(
    await write({ ...person, city: "London", postal_code: "sw1a 1aa", country: "UK" }),
  ).toEqual([
    ...["Robin Example", "1 Sample Street", "Back door", "London", "SW1A 1AA", "United Kingdom"],
  ]);
});

test("Japan writes from the large to the small, and what its form has no place for is kept", async () => {
  const block = await write({
    ...{ full_name: "Robin Example", street_address: "1-2-3 Marunouchi", city: "Chiyoda-ku" },
    ...{ state_or_province: "Tokyo", postal_code: "100-0005", country_code: "JP" },
  });
  expect(block[0]).toBe("〒100-0005");
  expect(block).toContain("Chiyoda-ku");
  expect(block.slice(-2)).toEqual(["Robin Example", "Japan"]);
});

test("Buy Me a Coffee's words for the parts are read as well as Ko-fi's", async () => {
  const sent = { zip: "75001", city: "Paris", name: "Robin", street: "1 rue X", country: "France" };
  expect(await write(sent)).toEqual(["Robin", "1 rue X", "75001 Paris", "France"]);
});

test("missing parts leave no gaps and no commas, and unknown ones are not lost", async () => {
  expect(await write({ city: "Springfield", country_code: "US" })).toEqual([
    "Springfield",
    "United States",
  ]);
  expect(await write({ postal_code: "94016", country_code: "US" })).toEqual([
    "94016",
    "United States",
  ]);
  expect(await write({ full_name: "Robin", country: "Atlantis" })).toEqual(["Robin", "Atlantis"]);
  expect(await write({ full_name: "Robin", country_code: "JP" })).toEqual(["Robin", "Japan"]);
  expect(await write({})).toEqual([]);
  const { address, others } = readAddress({ city: "X", floor: 3, state: null, country_code: "GB" });
  expect(others).toEqual({ floor: 3 });
  expect(address).toMatchObject({ city: "X", country: "GB", lines: [] });
});

test("every country has a name, is found by it, and has a form with a street", async () => {
  expect(listCountries().length).toBeGreaterThan(240);
  for (const { code, name } of listCountries()) {
    expect(name).not.toBe(code);
    expect(findCountry(name)).toBe(code);
    expect(findCountry(code.toLowerCase())).toBe(code);
    expect((await addressFields(code)).map(({ part }) => part)).toContain("lines");
  }
  expect(countryName("IE")).toBe("Ireland");
  expect(findCountry("Atlantis")).toBeUndefined();
});

test("a country's form has its own terms, order, choices and what it requires", async () => {
  const us = await addressFields("US");
  expect(us.map(({ label }) => label)).toEqual([
    ...["Name", "Company", "Street and house", "City", "State", "ZIP code"],
  ]);
  expect(us.find(({ part }) => part === "area")?.choices).toContainEqual({
    ...{ value: "CA", label: "California" },
  });
  const code = (form: typeof us) => form.find(({ part }) => part === "postalCode");
  expect(code(us)).toMatchObject({ isRequired: true, example: "95014" });
  expect(code(await addressFields("IE"))).toMatchObject({ label: "Eircode", isRequired: false });
  expect(code(await addressFields("HK"))).toBeUndefined();
});

test("what is missing or wrong is named by the country's own terms; what is right is written as the post does", async () => {
  const blank = readAddress({ country_code: "US", postal_code: "9" }).address;
  const refused = await checkAddress(blank);
  expect(refused).toMatchObject({ ok: false });
  expect("problems" in refused && refused.problems.map(({ message }) => message)).toEqual([
    ...["Name is missing.", "Street and house is missing.", "City is missing."],
    ...["State is missing.", "ZIP code does not fit this country. It looks like 95014."],
  ]);
  const right = await checkAddress(
    readAddress({
      ...{ name: "Robin", street: "1 Main St", city: "Springfield", state: "illinois" },
      ...{ zip: "62701", country: "usa" },
    }).address,
  );
  expect(right).toMatchObject({ ok: true, address: { area: "IL", country: "US" } });
  expect("address" in right && keepAddress(right.address)).toEqual({
    ...{ full_name: "Robin", street_address: "1 Main St", city: "Springfield" },
    ...{ state_or_province: "IL", postal_code: "62701", country_code: "US" },
  });
  expect(await checkAddress({ ...blank, country: "Atlantis" })).toMatchObject({
    problems: [{ part: "country" }],
  });
});
