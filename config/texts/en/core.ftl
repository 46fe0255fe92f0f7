help-button = Get help now
