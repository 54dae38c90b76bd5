"use client";

import { Coffee, Heart, Sparkle, Star } from "lucide-react";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { ButtonLook } from "@/lib/buttons/schemas";
import { ColourChoice } from "./colour-choice";

const choices = {
  shape: [
    { value: "pill", label: "Pill" },
    { value: "rounded", label: "Rounded" },
    { value: "square", label: "Square" },
  ],
  size: [
    { value: "small", label: "Small" },
    { value: "medium", label: "Medium" },
    { value: "large", label: "Large" },
  ],
  tone: [
    { value: "solid", label: "Solid" },
    { value: "soft", label: "Soft" },
    { value: "plain", label: "Plain" },
  ],
  icon: [
    { value: "heart", label: "Heart", icon: <Heart aria-hidden /> },
    { value: "cup", label: "Cup", icon: <Coffee aria-hidden /> },
    { value: "star", label: "Star", icon: <Star aria-hidden /> },
    { value: "spark", label: "Spark", icon: <Sparkle aria-hidden /> },
    { value: "none", label: "No icon", icon: <span aria-hidden>–</span> },
  ],
} as const;

const titles = { shape: "Shape", size: "Size", tone: "Style", icon: "Icon" } as const;

interface LookFieldsProps {
  look: ButtonLook;
  onChange: (look: ButtonLook) => void;
  colourError: string | undefined;
}

export function LookFields({ look, onChange, colourError }: LookFieldsProps) {
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        {(["shape", "size", "tone", "icon"] as const).map((name) => (
          <div key={name} className="flex min-w-0 flex-col gap-1.5">
            <span aria-hidden className="font-medium text-sm">
              {titles[name]}
            </span>
            <SegmentedControl
              label={titles[name]}
              options={choices[name]}
              value={look[name]}
              iconsOnly={name === "icon"}
              onValueChange={(value) => onChange({ ...look, [name]: value })}
            />
          </div>
        ))}
      </div>
      <ColourChoice
        value={look.colour}
        onValueChange={(colour) => onChange({ ...look, colour })}
        error={colourError}
      />
    </div>
  );
}
