import type { PageText } from '../page-text.tsx';
import { Fault, faultOf, Label, TextField } from './Field.tsx';

/** By mail only, or by phone too; choosing phone opens one line for number and good hours. */
export function ContactField(props: {
  readonly text: PageText;
  readonly byPhone: boolean;
  readonly phone: string;
  readonly fault: string | undefined;
  readonly optional?: string;
}) {
  const { text, byPhone, phone, fault } = props;
  return (
    <fieldset className="field reach">
      <legend className="label">
        {text('c.reg.contact')}
        {props.optional && <i>{props.optional}</i>}
      </legend>
      <div className="two">
        <label>
          <input type="radio" name="contact" value="mail" defaultChecked={!byPhone} />
          {text('c.reg.contact.mail')}
        </label>
        <label>
          <input type="radio" name="contact" value="phone" defaultChecked={byPhone} />
          {text('c.reg.contact.phone')}
        </label>
      </div>
      <div className="phone">
        <TextField
          name="phone"
          label={text('c.reg.contact.phone.line')}
          value={phone}
          fault={fault}
          autoComplete="tel"
        />
      </div>
    </fieldset>
  );
}

/** Companies that must not learn of the person. */
export function HideField(props: {
  readonly text: PageText;
  readonly value: string;
  readonly fault: string | undefined;
  readonly optional?: string;
}) {
  const { text, fault, optional } = props;
  return (
    <div className="field">
      <Label id="hide" optional={optional}>
        {text('c.reg.hide')}
      </Label>
      <textarea
        className="input"
        id="hide"
        name="hide"
        rows={1}
        dir="auto"
        autoComplete="off"
        placeholder={text('c.reg.hide.hint')}
        defaultValue={props.value}
        {...faultOf('hide', fault)}
      />
      {fault && <Fault id="hide-fault">{fault}</Fault>}
    </div>
  );
}
