// By itself, so that the rule is loaded when something is pasted and not before.
export { linkableNumbers } from '@huigao/checks';
