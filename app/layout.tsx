import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/shell/providers";
import { SandboxBanner } from "@/components/shell/sandbox-banner";
import { SkipLink } from "@/components/shell/skip-link";
import { parseTheme, themeCookie } from "@/components/shell/theme";
import { Toaster } from "@/components/ui/toaster";
import { isLocalSandbox } from "@/lib/http";
import { env, sayStandIns } from "@/lib/kernel";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Onetill", template: "%s · Onetill" },
  description: "One till for everything a creator sells.",
  robots: { index: false, follow: false },
  // Names and amounts look like phone numbers to iOS.
  formatDetection: { telephone: false, email: false, address: false },
};

async function chosenTheme() {
  return parseTheme((await cookies()).get(themeCookie)?.value);
}

export async function generateViewport(): Promise<Viewport> {
  const theme = await chosenTheme();
  const light = "#fafbfa";
  const dark = "#0e1110";
  if (theme === "system") {
    return {
      colorScheme: "light dark",
      themeColor: [
        { media: "(prefers-color-scheme: light)", color: light },
        { media: "(prefers-color-scheme: dark)", color: dark },
      ],
    };
  }
  return { colorScheme: theme, themeColor: theme === "dark" ? dark : light };
}

// Reading a cookie makes every page dynamic, which the nonce in the CSP needs anyway.
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = await chosenTheme();
  const says = sayStandIns(env().standIns);
  return (
    <html
      lang="en"
      data-theme={theme}
      data-sandbox={says !== null || undefined}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
    >
      <body>
        <SkipLink />
        {says ? <SandboxBanner says={says} hasMailbox={isLocalSandbox(await headers())} /> : null}
        <Providers>{children}</Providers>
        <Toaster />
      </body>
    </html>
  );
}
