"""A metric and its frames become a Chart: findings are computed here, nothing is drawn here.

One module per idea. Charts see exact counts; `disclosure` decides afterwards what readers see.
"""
