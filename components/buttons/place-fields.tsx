"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PlatformMark } from "@/components/ui/platform-mark";

export interface OfferedPlatform {
  slug: string;
  name: string;
  examplePage: string;
  /** Whether the site's payments there are reported to us. */
  isConnected: boolean;
}

interface PlaceFieldsProps {
  platforms: readonly OfferedPlatform[];
  urls: Record<string, string>;
  errorOf: (name: string) => string | undefined;
}

/** One platform: whether it is offered, and the creator's page there. */
function PlaceField({
  platform,
  url,
  error,
}: {
  platform: OfferedPlatform;
  url: string | undefined;
  error: string | undefined;
}) {
  const [isOffered, setOffered] = useState(url !== undefined);
  const { slug, name, examplePage, isConnected } = platform;
  return (
    <div className="rounded-lg border border-line-strong p-3">
      <Checkbox
        name="offered"
        value={slug}
        checked={isOffered}
        onChange={(event) => setOffered(event.target.checked)}
        label={<PlatformMark platform={slug} name={name} />}
        hint={
          isConnected
            ? undefined
            : `${name} is not connected: payments there are not found by themselves.`
        }
      />
      {isOffered ? (
        <Field label={`Your page on ${name}`} error={error} className="mt-2" required>
          <Input
            name={`places.${slug}`}
            type="url"
            inputMode="url"
            placeholder={examplePage}
            defaultValue={url ?? ""}
            autoComplete="off"
          />
        </Field>
      ) : null}
    </div>
  );
}

export function PlaceFields({ platforms, urls, errorOf }: PlaceFieldsProps) {
  return (
    <div className="flex flex-col gap-3">
      {platforms.map((platform) => (
        <PlaceField
          key={platform.slug}
          platform={platform}
          url={urls[platform.slug]}
          error={errorOf(`places.${platform.slug}`)}
        />
      ))}
    </div>
  );
}
