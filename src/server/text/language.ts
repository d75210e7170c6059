export type Language = 'ja' | 'en';

/** The language a browser asks for first; English where it asks for others only, Japanese where it asks for nothing. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { language: tag.split('-')[0], weight: quality ? Number(quality.trim().slice(2)) || 0 : 1 };
    })
    .filter(({ language, weight }) => weight > 0 && language !== '' && language !== '*');
  const ours = wanted.filter(({ language }) => language === 'ja' || language === 'en');
  // The sort is stable, so that of equal wishes the first holds.
  ours.sort((a, b) => b.weight - a.weight);
  const [first] = ours;
  if (first) return first.language === 'en' ? 'en' : 'ja';
  return wanted.length > 0 ? 'en' : 'ja';
}
