export const percentile = (values, share) =>
  values.length === 0
    ? Number.NaN
    : values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)];

export const median = (values) => percentile(values, 0.5);
