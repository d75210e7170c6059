describe('The script before those of Outlook', () => {
  const status = () => document.getElementById('start-status');

  beforeEach(() => {
    jest.useFakeTimers();
    document.body.innerHTML =
      '<p id="start-status" role="status" data-ja="返事がありません" data-en="No answer"></p>';
    jest.isolateModules(() => void jest.requireActual('../../src/addin/waiting.ts'));
  });

  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it.each([
    ['ja', '返事がありません'],
    ['en-GB', 'No answer'],
  ])('says in %s that nothing came, after ten seconds', (language, text) => {
    jest.spyOn(navigator, 'language', 'get').mockReturnValue(language);
    jest.advanceTimersByTime(9_900);
    expect(status()).toBeEmptyDOMElement();
    jest.advanceTimersByTime(200);
    expect(status()).toHaveTextContent(text);
  });

  it('says nothing once the pane has started, however long that takes', () => {
    dispatchEvent(new Event('started'));
    jest.advanceTimersByTime(60_000);
    expect(status()).toBeEmptyDOMElement();
  });

  it('says so at once when the pane tells that nothing comes', () => {
    dispatchEvent(new Event('started'));
    dispatchEvent(new Event('noAnswer'));
    expect(status()).not.toBeEmptyDOMElement();
  });

  it('says nothing when the pane is shown in its place', () => {
    document.body.innerHTML = '<main>The pane</main>';
    jest.advanceTimersByTime(60_000);
    expect(document.body).toHaveTextContent(/^The pane$/);
  });
});
