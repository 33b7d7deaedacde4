import './style.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { worded } from './state/text.svelte.js';

await worded();
mount(App, { target: document.getElementById('page')! });
