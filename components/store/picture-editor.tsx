"use client";

import { GripVertical, ImagePlus, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ChangeEvent, useId, useOptimistic, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toaster";
import type { ActionResult } from "@/lib/kernel/browser";
import { largestPicture, mostPictures } from "@/lib/store/browser";
import { movedTo, useOrder } from "./use-order";

interface ShownPicture {
  id: string;
  alt: string;
  path: string;
}

interface PictureEditorProps {
  siteSlug: string;
  itemId: string;
  pictures: readonly ShownPicture[];
  actions: {
    describe: (input: {
      itemId: string;
      pictureId: string;
      alt: string;
    }) => Promise<ActionResult<void>>;
    order: (input: { itemId: string; pictureIds: string[] }) => Promise<ActionResult<void>>;
    remove: (input: { itemId: string; pictureId: string }) => Promise<ActionResult<void>>;
  };
}

const unreachable = "Onetill could not be reached. Try again.";
const kinds = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"];

/** What is wrong with a file, before anything of it is sent. */
function problemOf(file: File): string | undefined {
  if (file.size > largestPicture)
    return `${file.name} is larger than 15 MB. Make it smaller first.`;
  if (!kinds.includes(file.type)) {
    return `${file.name} is no picture that can be shown: choose a JPEG, PNG, WebP, AVIF or GIF.`;
  }
  return undefined;
}

async function sendPicture(address: string, file: File): Promise<string | undefined> {
  const headers = { Accept: "application/json", "Content-Type": file.type };
  const answer = await fetch(address, { method: "POST", headers, body: file }).catch(
    () => undefined,
  );
  if (answer?.ok) return undefined;
  const body = await answer?.json().catch(() => undefined);
  const message: unknown = body?.error?.message;
  return typeof message === "string" ? `${file.name}: ${message}` : unreachable;
}

/** An item's pictures: added, described, put in order, thrown away. Without scripts one can be added. */
export function PictureEditor({ siteSlug, itemId, pictures, actions }: PictureEditorProps) {
  const id = useId();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const [shown, setShown] = useOptimistic(pictures);
  const [pending, start] = useTransition();
  const address = `/api/sites/${siteSlug}/items/${itemId}/pictures`;

  const send = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    setProblem(undefined);
    start(async () => {
      for (const file of files) {
        const wrong = problemOf(file) ?? (await sendPicture(address, file));
        if (wrong) {
          setProblem(wrong);
          break;
        }
      }
      if (input.current) input.current.value = "";
      router.refresh();
    });
  };

  const run = (next: readonly ShownPicture[], act: () => Promise<ActionResult<void>>) =>
    start(async () => {
      setShown(next);
      const result = await act().catch(() => undefined);
      if (!result?.ok) toast.error(result?.error.message ?? unreachable);
    });
  const { entryProps, handleProps } = useOrder(shown.length, (from, to) => {
    const next = movedTo(shown, from, to);
    run(next, () => actions.order({ itemId, pictureIds: next.map((one) => one.id) }));
  });

  return (
    <Card aria-labelledby={`${id}-title`}>
      <CardHeader
        titleId={`${id}-title`}
        title="Pictures"
        description="The first stands in the store and where a link is shared. Place and camera are taken out."
      />
      <CardBody className="flex flex-col gap-4">
        {shown.length > 0 ? (
          <ul className="grid gap-3 sm:grid-cols-2">
            {shown.map((picture, at) => (
              <li
                key={picture.id}
                {...entryProps(at)}
                className="flex min-w-0 flex-col gap-2 rounded-lg border border-line p-2 data-over:border-accent"
              >
                {/* biome-ignore lint/performance/noImgElement: it is drawn in its width already */}
                <img
                  src={picture.path}
                  alt={picture.alt}
                  className="aspect-4/3 w-full rounded-md bg-sunken object-cover"
                />
                <Field label={`What picture ${at + 1} shows`} optional>
                  <Input
                    defaultValue={picture.alt}
                    maxLength={300}
                    autoComplete="off"
                    onBlur={(event) => {
                      const alt = event.target.value;
                      if (alt === picture.alt) return;
                      run(
                        shown.map((one) => (one.id === picture.id ? { ...one, alt } : one)),
                        () => actions.describe({ itemId, pictureId: picture.id, alt }),
                      );
                    }}
                  />
                </Field>
                <div className="flex items-center justify-between">
                  <button
                    type="button"
                    {...handleProps(at)}
                    aria-label={`Move picture ${at + 1} of ${shown.length}. Arrow keys move it.`}
                    className="grid size-7 cursor-grab place-items-center rounded-md text-muted hover:bg-hover hover:text-ink touch:size-9"
                  >
                    <GripVertical aria-hidden className="size-4" />
                  </button>
                  <ConfirmDialog
                    title={`Remove picture ${at + 1}?`}
                    consequence="It is thrown away for good. You can upload the file again."
                    confirmLabel="Remove picture"
                    trigger={
                      <Button
                        size="icon-sm"
                        variant="ghost"
                        aria-label={`Remove picture ${at + 1}`}
                      >
                        <Trash2 aria-hidden />
                      </Button>
                    }
                    onConfirm={async () => {
                      const result = await actions.remove({ itemId, pictureId: picture.id });
                      if (!result.ok) throw new Error(result.error.message);
                    }}
                  />
                </div>
              </li>
            ))}
          </ul>
        ) : null}
        {shown.length < mostPictures ? (
          <form
            method="post"
            action={address}
            encType="multipart/form-data"
            className="flex flex-col gap-2"
          >
            <div className="relative flex flex-col items-center gap-1 rounded-lg border border-line-strong border-dashed bg-sunken px-4 py-6 text-center text-sm has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2">
              <ImagePlus aria-hidden className="mb-1 size-5 text-muted" />
              <label htmlFor={`${id}-file`} className="font-medium after:absolute after:inset-0">
                {pending ? "Sending …" : "Add pictures"}
              </label>
              <span className="text-muted">
                JPEG, PNG, WebP, AVIF or GIF, up to 15 MB each, {mostPictures} at most
              </span>
              <input
                ref={input}
                id={`${id}-file`}
                name="picture"
                type="file"
                accept={kinds.join(",")}
                multiple
                onChange={send}
                aria-describedby={problem ? `${id}-problem` : undefined}
                aria-invalid={problem ? true : undefined}
                className="sr-only"
              />
            </div>
            <noscript>
              <button type="submit">Send the picture</button>
            </noscript>
          </form>
        ) : null}
        {problem ? (
          <Callout tone="bad" role="alert" id={`${id}-problem`}>
            {problem}
          </Callout>
        ) : null}
      </CardBody>
    </Card>
  );
}
