"use client";

import { Copy, Ellipsis, ExternalLink, Link2, ReceiptText } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { toast } from "@/components/ui/toaster";
import type { ConfirmationLine } from "@/lib/matching/schemas";
import type { Asked } from "./change-dialog";
import { changesFor, changeWords } from "./changes";

interface RowMenuProps {
  line: ConfirmationLine;
  onAsk: (asked: Asked) => void;
}

/** What can be done with one confirmation, by what the person may. */
export function RowMenu({ line, onAsk }: RowMenuProps) {
  const router = useRouter();
  const href = `/confirmations/${line.id}`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(line.code);
      toast.success(`Code ${line.code} copied`);
    } catch {
      toast.error("The browser did not let the code be copied.");
    }
  };
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon-sm" aria-label={`Operations on ${line.code}`}>
          <Ellipsis aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuItem icon={<ExternalLink aria-hidden />} onSelect={() => router.push(href)}>
          Open details
        </DropdownMenuItem>
        {line.order ? (
          <DropdownMenuItem
            icon={<ReceiptText aria-hidden />}
            onSelect={() => router.push(`/orders/${line.order?.id}`)}
          >
            Open order {line.order.reference}
          </DropdownMenuItem>
        ) : null}
        <DropdownMenuItem icon={<Copy aria-hidden />} onSelect={copy}>
          Copy the code
        </DropdownMenuItem>
        {line.mayWrite ? (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem
              icon={<Link2 aria-hidden />}
              onSelect={() => router.push(`${href}#candidates`)}
            >
              {line.order ? "Re-link to another order…" : "Match by hand…"}
            </DropdownMenuItem>
            {changesFor(line).map((name) => {
              const { verb, Icon, tone } = changeWords[name];
              return (
                <DropdownMenuItem
                  key={name}
                  icon={<Icon aria-hidden />}
                  tone={tone}
                  onSelect={() => onAsk({ name, ids: [line.id], code: line.code })}
                >
                  {verb}…
                </DropdownMenuItem>
              );
            })}
          </>
        ) : null}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
