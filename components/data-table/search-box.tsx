"use client";

import { type FormEvent, type RefObject, useEffect, useRef, useState } from "react";
import { SearchInput } from "@/components/ui/search-input";
import { listPairs } from "@/lib/orders/schemas";
import { changed, useListNavigation } from "./list-navigation";

const pause = 250; // ms without a key before the search is sent

/** Searches while one types, and as a plain form without scripts. What is typed is never undone. */
export function SearchBox({ boxRef }: { boxRef: RefObject<HTMLFormElement | null> }) {
  const { state, go } = useListNavigation();
  const [text, setText] = useState(state.q);
  const [sent, setSent] = useState(state.q);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The search was changed elsewhere: a view, a removed filter, the browser's back button.
  if (state.q !== sent) {
    setSent(state.q);
    setText(state.q);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  const send = (q: string) => {
    clearTimeout(timer.current);
    if (q === sent) return;
    setSent(q);
    go({ q }, "replace");
  };
  const type = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    if (next === "") send("");
    else timer.current = setTimeout(() => send(next.trim()), pause);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(text.trim());
  };
  return (
    <search className="min-w-0 max-sm:flex-1 sm:max-w-60 sm:grow sm:basis-40">
      <form ref={boxRef} action="/orders" onSubmit={submit}>
        {listPairs(changed(state, { q: "" })).map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <SearchInput
          name="q"
          aria-label="Search orders"
          placeholder="Search orders"
          title="Searches email, name, reference, transaction ID, item and message"
          maxLength={100}
          value={text}
          onValueChange={type}
        />
      </form>
    </search>
  );
}
