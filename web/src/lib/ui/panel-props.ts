import type { Component, Snippet } from 'svelte';

export type DialogProps = {
  open?: boolean;
  title: string;
  description?: string | undefined;
  width?: 'sm' | 'md' | 'lg' | 'xl';
  /** Buttons at the foot, the main one last. */
  footer?: Snippet;
  children?: Snippet;
  /** It holds input that nobody saved: a click beside it does not close it. */
  unsaved?: boolean;
  onclose?: () => void;
};

export type SidePanelProps = {
  open?: boolean;
  title: string;
  /** A line under the title: badges, a code. */
  subtitle?: Snippet;
  footer?: Snippet;
  children: Snippet;
  width?: 'md' | 'lg';
  onclose?: () => void;
};

export type MenuEntry =
  | {
      id: string;
      label: string;
      icon?: Component;
      keys?: string;
      danger?: boolean;
      disabled?: boolean;
      checked?: boolean;
      run: () => void | Promise<void>;
    }
  | { id: string; separator: true }
  | { id: string; heading: string };

/** A panel that floats at its button. */
export type FloatingProps = { open: boolean; anchor: HTMLElement | null; label: string; align: 'start' | 'end' };
