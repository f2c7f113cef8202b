"""What all charts share: their options, texts, folding, and drawing in inches."""
