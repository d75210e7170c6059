import type { Page } from 'playwright-core';

/** Makes all letters twice as large and nothing else, as browsers do that zoom text alone. */
export function doubleText(page: Page): Promise<void> {
  return page.evaluate(() => {
    const double = (rules: CSSRuleList) => {
      for (const rule of rules) {
        if (rule instanceof CSSStyleRule)
          for (const name of ['font-size', 'line-height']) {
            const size = rule.style.getPropertyValue(name);
            if (size.endsWith('px')) rule.style.setProperty(name, `${Number.parseFloat(size) * 2}px`);
          }
        if (rule instanceof CSSGroupingRule) double(rule.cssRules);
      }
    };
    for (const sheet of document.styleSheets) double(sheet.cssRules);
  });
}
