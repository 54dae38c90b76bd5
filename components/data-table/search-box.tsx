"use client";

import { type FormEvent, type RefObject, useEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/class-names";
import { SearchInput } from "@/components/ui/search-input";

const pause = 250; // ms without a key before the search is sent

interface SearchBoxProps {
  boxRef?: RefObject<HTMLFormElement | null>;
  /** "Search orders". */
  label: string;
  /** What stands in it while it is empty; the label unless something else is said. */
  placeholder?: string;
  /** What is looked through, in words. */
  title?: string;
  /** The path of the list, and the rest of its address: for a form without scripts. */
  action: string;
  pairs: readonly [string, string][];
  /** What is searched for now. */
  q: string;
  onSearch: (q: string) => void;
  className?: string;
}

/** Searches while one types, and as a plain form without scripts. What is typed is never undone. */
export function SearchBox(props: SearchBoxProps) {
  const { boxRef, label, placeholder = label, title, action, pairs, q, onSearch } = props;
  const [text, setText] = useState(q);
  const [sent, setSent] = useState(q);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The search was changed elsewhere: a view, a removed filter, the browser's back button.
  if (q !== sent) {
    setSent(q);
    setText(q);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  const send = (next: string) => {
    clearTimeout(timer.current);
    if (next === sent) return;
    setSent(next);
    onSearch(next);
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
    <search
      className={cn("min-w-0 max-sm:flex-1 sm:max-w-60 sm:grow sm:basis-40", props.className)}
    >
      <form ref={boxRef} action={action} onSubmit={submit}>
        {pairs.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <SearchInput
          name="q"
          aria-label={label}
          placeholder={placeholder}
          title={title}
          maxLength={100}
          value={text}
          onValueChange={type}
        />
      </form>
    </search>
  );
}
