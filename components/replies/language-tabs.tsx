"use client";

import { X } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import { Select } from "@/components/ui/select";
import { localeName, locales } from "@/lib/replies/browser";

interface LanguageTabsProps {
  variants: readonly { locale: string }[];
  current: number;
  onOpen: (index: number) => void;
  onAdd: (locale: string) => void;
  onRemove: (index: number) => void;
  onChangeLocale: (locale: string) => void;
}

const optionOf = (locale: string) => ({ value: locale, label: localeName(locale) });

/** Which language is being written; the first one serves everybody else. */
export function LanguageTabs(props: LanguageTabsProps) {
  const { variants, current, onOpen, onAdd, onRemove, onChangeLocale } = props;
  const taken = variants.map(({ locale }) => locale);
  const left = locales.filter((locale) => !taken.includes(locale));
  const open = variants[current]?.locale ?? "en";
  const own = [open, ...left.filter((locale) => locale !== open)];
  return (
    <div className="flex flex-wrap items-center gap-2">
      <fieldset
        aria-label="Languages"
        className="flex flex-wrap gap-1.5"
        hidden={variants.length === 1}
      >
        {variants.map(({ locale }, index) => (
          <button
            key={locale}
            type="button"
            aria-pressed={index === current}
            onClick={() => onOpen(index)}
            className={cn(
              "inline-flex h-7 items-center gap-1.5 rounded-md border border-line-strong px-2.5 font-medium text-muted text-sm hover:text-ink touch:h-10",
              index === current && "border-accent bg-accent-soft text-ink",
            )}
          >
            {localeName(locale)}
            {index === 0 && variants.length > 1 ? (
              <span className="font-normal text-muted text-xs">everybody else</span>
            ) : null}
          </button>
        ))}
      </fieldset>
      {variants.length === 1 ? (
        <Select
          quiet
          aria-label="Language of this text"
          value={open}
          onChange={(event) => onChangeLocale(event.target.value)}
          options={own.map(optionOf)}
          className="w-36"
        />
      ) : null}
      <div className="relative">
        <Select
          quiet
          aria-label="Add a language"
          value=""
          placeholder="Add a language"
          onChange={(event) => onAdd(event.target.value)}
          options={left.map(optionOf)}
          className="w-42"
        />
      </div>
      {current > 0 ? (
        <button
          type="button"
          onClick={() => onRemove(current)}
          className="inline-flex h-7 items-center gap-1 rounded-md px-2 text-bad-ink text-sm hover:bg-hover touch:h-10"
        >
          <X aria-hidden className="size-3.5" />
          Remove {localeName(open)}
        </button>
      ) : null}
    </div>
  );
}
