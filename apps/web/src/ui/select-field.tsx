import type { ComponentProps } from 'react';
import { Field, type FieldProps, Select } from './field';

export interface SelectFieldProps
  extends Omit<FieldProps, 'children'>,
    Omit<ComponentProps<'select'>, 'className' | 'onChange' | 'value'> {
  readonly value: string | number;
  readonly onChange: (chosen: string) => void;
}

/** A {@link Field} with a native select. */
export function SelectField({ label, hint, error, className, onChange, ...rest }: SelectFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} className={className}>
      {(control) => (
        <Select {...rest} {...control} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
    </Field>
  );
}
