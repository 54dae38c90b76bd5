"use client";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RelativeTime } from "@/components/ui/relative-time-text";
import { Time } from "@/components/ui/time";
import { toast } from "@/components/ui/toaster";
import type { ActionResult } from "@/lib/kernel/schemas";

interface ListedKey {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

interface KeyListProps {
  site: { id: string; timeZone: string };
  keys: ListedKey[];
  revoke: (input: { siteId: string; keyId: string }) => Promise<ActionResult<void>>;
}

function KeyHistory({ apiKey, zone }: { apiKey: ListedKey; zone: string }) {
  if (apiKey.revokedAt) {
    return (
      <>
        revoked on <Time value={apiKey.revokedAt} zone={zone} format="date" />
      </>
    );
  }
  if (!apiKey.lastUsedAt) return <>never used</>;
  return (
    <>
      last used <RelativeTime value={apiKey.lastUsedAt} zone={zone} />
    </>
  );
}

/** The keys of a site: what they may do and when they did it last. */
export function KeyList({ site, keys, revoke }: KeyListProps) {
  const end = async (key: ListedKey) => {
    const result = await revoke({ siteId: site.id, keyId: key.id });
    if (!result.ok) throw new Error(result.error.message);
    toast.success(`${key.name} was revoked`);
  };
  return (
    <ul>
      {keys.map((key) => (
        <li
          key={key.id}
          className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-3 last:border-b-0"
        >
          <div className="min-w-52 flex-1">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
              <span className="wrap-anywhere font-medium">{key.name}</span>
              <code className="font-mono text-muted text-xs">{key.prefix}…</code>
              {key.scopes.map((scope) => (
                <Badge key={scope} tone="outline">
                  {scope}
                </Badge>
              ))}
            </p>
            <p className="mt-0.5 text-muted text-sm">
              Made on <Time value={key.createdAt} zone={site.timeZone} format="date" /> ·{" "}
              <KeyHistory apiKey={key} zone={site.timeZone} />
            </p>
          </div>
          {key.revokedAt ? (
            <Badge>Revoked</Badge>
          ) : (
            <ConfirmDialog
              title={`Revoke ${key.name}?`}
              consequence="Programs that use it are refused at once. This cannot be undone."
              confirmLabel="Revoke key"
              onConfirm={() => end(key)}
              trigger={
                <Button variant="danger-quiet" size="sm" aria-label={`Revoke ${key.name}`}>
                  Revoke
                </Button>
              }
            />
          )}
        </li>
      ))}
    </ul>
  );
}
