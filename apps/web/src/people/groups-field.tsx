import { useText } from '../app/locale';
import { TextField } from '../ui/field';

/** The groups of an account, as one line. Those of an account from a provider of sign-in are the provider's. */
export function GroupsField({
  value,
  from,
  onChange,
}: {
  readonly value: string;
  readonly from: 'here' | 'provider';
  readonly onChange: (value: string) => void;
}) {
  const t = useText();
  return (
    <TextField
      label={t('people.groups')}
      hint={t(from === 'here' ? 'people.groups-hint' : 'people.groups-provider')}
      readOnly={from === 'provider'}
      value={value}
      onChange={onChange}
      autoComplete="off"
    />
  );
}
