import './shell/app-shell.js';
