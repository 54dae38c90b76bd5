import { Command } from "cmdk";
import { Globe, Keyboard, LogOut, Mail, Moon, Search, Sun } from "lucide-react";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { Kbd } from "@/components/ui/kbd";
import { destinations } from "./navigation";
import { PaletteSearchLine, paletteInputStyles, palettePlaceholder } from "./palette-search-line";
import type { ShellData } from "./shell-data";
import { useTheme } from "./use-theme";

export interface PaletteProps {
  data: Pick<ShellData, "sites" | "sandbox">;
  query: string;
  onQuery: (query: string) => void;
  close: () => void;
  onShowShortcuts: () => void;
  onSignOut: () => void;
}

/** What is found and done in the palette; loaded when it is opened for the first time. */
export function Palette({ data, query, onQuery, close, onShowShortcuts, onSignOut }: PaletteProps) {
  const router = useRouter();
  const [theme, setTheme] = useTheme();
  const text = query.trim();
  const run = (action: () => void) => () => {
    close();
    action();
  };
  const go = (href: string) => run(() => router.push(href));
  const otherTheme = theme === "dark" ? "light" : "dark";

  return (
    <Command label="Command palette" loop vimBindings={false}>
      <PaletteSearchLine>
        <Command.Input
          autoFocus
          value={query}
          onValueChange={onQuery}
          placeholder={palettePlaceholder}
          className={paletteInputStyles}
        />
      </PaletteSearchLine>
      <Command.List
        label="Commands"
        className="scroll-thin max-h-[min(24rem,60dvh)] scroll-py-1.5 overflow-y-auto p-1.5"
      >
        <Command.Empty className="py-10 text-center text-muted text-sm">
          Nothing found.
        </Command.Empty>
        {text ? (
          <Command.Group forceMount>
            <Item
              forceMount
              value="search-orders"
              icon={<Search />}
              onSelect={go(`/orders?q=${encodeURIComponent(text)}`)}
            >
              Search orders for <span className="font-medium">“{text}”</span>
            </Item>
          </Command.Group>
        ) : null}
        <Group heading="Go to">
          {destinations.map(({ href, label, Icon, keys }) => (
            <Item
              key={href}
              value={`Go to ${label}`}
              icon={<Icon />}
              hint={<Kbd keys={keys} className="touch:hidden" />}
              onSelect={go(href)}
            >
              {label}
            </Item>
          ))}
          {data.sandbox ? (
            <Item value="Go to mailbox" icon={<Mail />} onSelect={go("/sandbox/mailbox")}>
              Sandbox mailbox
            </Item>
          ) : null}
        </Group>
        {data.sites.length > 0 ? (
          <Group heading="Sites">
            {data.sites.map((site) => (
              <Item
                key={site.slug}
                value={`Site ${site.name} ${site.slug}`}
                icon={<Globe />}
                hint={site.isVirtual ? "Virtual" : undefined}
                onSelect={go(`/sites/${encodeURIComponent(site.slug)}`)}
              >
                {site.name}
              </Item>
            ))}
          </Group>
        ) : null}
        <Group heading="Actions">
          <Item
            value="Switch theme light dark"
            icon={otherTheme === "dark" ? <Moon /> : <Sun />}
            onSelect={run(() => setTheme(otherTheme))}
          >
            Switch to {otherTheme} theme
          </Item>
          <Item
            value="Keyboard shortcuts help"
            icon={<Keyboard />}
            hint={<Kbd keys="?" className="touch:hidden" />}
            onSelect={run(onShowShortcuts)}
          >
            Keyboard shortcuts
          </Item>
          <Item value="Sign out log out" icon={<LogOut />} onSelect={run(onSignOut)}>
            Sign out
          </Item>
        </Group>
      </Command.List>
    </Command>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-faint [&_[cmdk-group-heading]]:text-xs"
    >
      {children}
    </Command.Group>
  );
}

interface ItemProps {
  value: string;
  icon: ReactNode;
  hint?: ReactNode;
  forceMount?: boolean;
  onSelect: () => void;
  children: ReactNode;
}

function Item({ icon, hint, children, ...rest }: ItemProps) {
  return (
    <Command.Item
      className="flex min-h-9 cursor-default select-none items-center gap-2.5 rounded-md px-2.5 text-sm data-[selected=true]:bg-hover touch:min-h-11 [&>span>svg]:size-4"
      {...rest}
    >
      <span aria-hidden className="shrink-0 text-muted">
        {icon}
      </span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {hint ? <span className="shrink-0 text-faint text-xs">{hint}</span> : null}
    </Command.Item>
  );
}
