"use client";

import { ArrowUpRight, FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { type DragEvent, type FormEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { PlatformMark } from "@/components/ui/platform-mark";
import { Progress } from "@/components/ui/progress";
import { RadioGroup } from "@/components/ui/radio-group";
import { largestFile } from "@/lib/imports/browser";
import { sendFile, UploadRefused } from "./send-file";

interface UploadFormProps {
  siteSlug: string;
  platforms: readonly { slug: string; name: string; steps: readonly string[]; url: string }[];
  /** The platform that is chosen at first. */
  usual?: string;
}

const sizeText = (bytes: number) =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Where a file of past payments is chosen and sent. Without scripts it is an ordinary form. */
export function UploadForm({ siteSlug, platforms, usual }: UploadFormProps) {
  const router = useRouter();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const sending = useRef<AbortController>(undefined);
  const [platform, setPlatform] = useState(usual ?? platforms[0]?.slug ?? "");
  const [file, setFile] = useState<File>();
  const [over, setOver] = useState(false);
  const [share, setShare] = useState<number>();
  const [problem, setProblem] = useState<string>();
  const chosen = platforms.find(({ slug }) => slug === platform);
  const address = `/api/sites/${siteSlug}/imports`;

  const choose = (next: File | undefined) => {
    setProblem(undefined);
    setFile(next);
    if (next && next.size > largestFile) {
      setProblem("The file is larger than 64 MB. Export a shorter time at once.");
    }
  };

  // What was chosen before this page came alive.
  useEffect(() => {
    const form = input.current?.form;
    if (!form) return;
    setFile(input.current?.files?.[0]);
    setPlatform((given) => String(new FormData(form).get("platform") ?? given));
  }, []);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files[0]);
  };

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!file) {
      setProblem("Choose a file first.");
      input.current?.focus();
      return;
    }
    setProblem(undefined);
    setShare(0);
    sending.current = new AbortController();
    const query = new URLSearchParams({ platform, name: file.name });
    try {
      const made = await sendFile(`${address}?${query}`, file, setShare, sending.current.signal);
      router.push(`/sites/${siteSlug}/imports/${made.id}`);
    } catch (error) {
      setShare(undefined);
      if (!(error instanceof UploadRefused)) throw error;
      setProblem(error.message);
    }
  };

  return (
    <form method="post" action={address} encType="multipart/form-data" onSubmit={send} noValidate>
      <Card aria-labelledby={`${id}-title`}>
        <CardHeader
          titleId={`${id}-title`}
          title="Bring in past orders"
          description="From the CSV that a platform lets you download. Onetill compares it with what is here first; nothing is added until you say so, and nobody is written to."
        />
        <CardBody className="flex flex-col gap-4">
          {problem ? (
            <Callout tone="bad" role="alert">
              {problem}
            </Callout>
          ) : null}
          <RadioGroup
            legend="Platform"
            name="platform"
            look="cards"
            value={platform}
            onValueChange={setPlatform}
            options={platforms.map(({ slug, name }) => ({
              value: slug,
              label: name,
              icon: (
                <span aria-hidden>
                  <PlatformMark platform={slug} name={name} iconOnly />
                </span>
              ),
            }))}
          />
          {chosen ? (
            <div className="flex flex-col items-start gap-2 text-sm">
              <ol className="flex list-decimal flex-col gap-1 pl-5 marker:text-muted">
                {chosen.steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
              <a
                href={chosen.url}
                target="_blank"
                rel="noreferrer"
                className="inline-flex items-center gap-1 text-accent-ink underline-offset-2 hover:underline"
              >
                Open {chosen.name}
                <ArrowUpRight aria-hidden className="size-3.5" />
                <span className="sr-only"> (opens in a new tab)</span>
              </a>
            </div>
          ) : null}
          <div
            className={cn(
              "relative flex flex-col items-center gap-1 rounded-lg border border-line-strong border-dashed bg-sunken px-4 py-7 text-center text-sm transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2",
              over && "border-accent bg-accent-soft",
            )}
          >
            <FileUp aria-hidden className="mb-1 size-5 text-muted" />
            <label
              htmlFor={`${id}-file`}
              onDragOver={(event) => {
                event.preventDefault();
                setOver(true);
              }}
              onDragLeave={() => setOver(false)}
              onDrop={drop}
              className="wrap-anywhere font-medium after:absolute after:inset-0"
            >
              {file ? file.name : "Choose a CSV file"}
            </label>
            <span className="text-muted">
              {file ? sizeText(file.size) : "or drop it here. Up to 64 MB and 200,000 rows."}
            </span>
            <input
              ref={input}
              id={`${id}-file`}
              type="file"
              name="file"
              accept=".csv,.tsv,.txt,text/csv"
              required
              onChange={(event) => choose(event.target.files?.[0])}
              className="sr-only"
            />
          </div>
          {share === undefined ? null : (
            <Progress
              label="Sending the file"
              value={share * 100}
              detail={share >= 1 ? "Looking at its first rows …" : undefined}
            />
          )}
        </CardBody>
        <CardFooter className="justify-end">
          {share === undefined ? null : (
            <Button onClick={() => sending.current?.abort()}>Stop</Button>
          )}
          <Button type="submit" variant="primary" loading={share !== undefined}>
            Check the file
          </Button>
        </CardFooter>
      </Card>
    </form>
  );
}
