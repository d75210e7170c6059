import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { PictureLanguage, PictureTheme } from './picture.ts';

declare global {
  interface Window {
    /** Puts a picture's scene on the page in place of the one before. */
    showPicture: (id: string, language: PictureLanguage, theme: PictureTheme) => void;
  }
}

/**
 * One page shows all scenes after one another, each on an element of its own, as a dialog leaves its marks on the one it
 * covered: loading the page for each took longer than drawing it.
 */
export function onStage(scene: (...of: Parameters<Window['showPicture']>) => ReactNode): void {
  let shown: Root | null = null;
  window.showPicture = (...of) => {
    shown?.unmount();
    const element = document.createElement('div');
    document.body.replaceChildren(element);
    shown = createRoot(element);
    shown.render(scene(...of));
  };
}
