/** What a new add-in starts from: one Fluent text field and one button, as in Microsoft's React template for Outlook. */
import { Button, Field, FluentProvider, Textarea, webLightTheme } from '@fluentui/react-components';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

function App() {
  const [text, setText] = useState('Some text.');
  const insert = () => Office.context.mailbox.item?.body.setSelectedDataAsync(text);
  return (
    <main>
      <Field label="Enter text to be inserted into the document." size="large">
        <Textarea size="large" value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <Button appearance="primary" size="large" onClick={insert}>
        Insert text
      </Button>
    </main>
  );
}

const root = document.getElementById('root');
void Office.onReady(() => {
  if (!root) return;
  createRoot(root).render(
    <FluentProvider theme={webLightTheme}>
      <App />
    </FluentProvider>,
  );
});
